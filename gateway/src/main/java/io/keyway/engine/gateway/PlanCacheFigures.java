package io.keyway.engine.gateway;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How often plans were found and made since the gateway was opened. Safe for use by several threads. */
final class PlanCacheFigures {
    private final LongAdder texts = new LongAdder();
    private final LongAdder shapes = new LongAdder();
    private final LongAdder plans = new LongAdder();

    void foundText() {
        texts.increment();
    }

    void foundShape() {
        shapes.increment();
    }

    void planned() {
        plans.increment();
    }

    /**
     * Names and figures, as {@code SHOW plan_cache} prints them.
     *
     * @param entries plans kept now
     */
    List<List<String>> rows(long entries) {
        return List.of(
                List.of("hits by text", Long.toString(texts.sum())),
                List.of("hits by shape", Long.toString(shapes.sum())),
                List.of("misses", Long.toString(plans.sum())),
                List.of("entries", Long.toString(entries)),
                List.of("limit", Long.toString(2L * PlanCache.PLANS)));
    }
}
