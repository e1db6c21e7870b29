package io.keyway.plan.access;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.apache.calcite.rel.core.CorrelationId;

/**
 * Where in a query a table stands.
 *
 * @param pushdown what may be asked of Cassandra
 * @param keyGivers the numbers of the outer rows whose values may be keys to look up
 */
record RoutingScope(Pushdown pushdown, Set<Integer> keyGivers) {
    RoutingScope {
        keyGivers = Set.copyOf(keyGivers);
    }

    /** The same with one more outer row that gives keys. */
    RoutingScope within(CorrelationId outer) {
        return new RoutingScope(
                pushdown,
                ImmutableSet.<Integer>builder()
                        .addAll(keyGivers)
                        .add(outer.getId())
                        .build());
    }
}
