package io.keyway.plan.access;

import io.keyway.pushdown.Binder;
import io.keyway.pushdown.CqlSelect;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A runtime that keeps account of the memory held through it, so that all of it can be released at once. */
final class HeldRuntime implements CqlRuntime {
    private final CqlRuntime around;
    private long held;

    HeldRuntime(CqlRuntime around) {
        this.around = around;
    }

    /** Releases what is still held. */
    void release() {
        around.release(held);
        held = 0;
    }

    @Override
    public Enumerator<@Nullable Object[]> read(CqlSelect select) {
        return around.read(select);
    }

    @Override
    public LookupRows lookUp(CqlSelect select, List<Binder.OuterRow> outerRows) {
        return around.lookUp(select, outerRows);
    }

    @Override
    public boolean readsAll() {
        return around.readsAll();
    }

    @Override
    public void check() {
        around.check();
    }

    @Override
    public void hold(long bytes, String operator) {
        held += bytes;
        around.hold(bytes, operator);
    }

    @Override
    public void release(long bytes) {
        held -= bytes;
        around.release(bytes);
    }
}
