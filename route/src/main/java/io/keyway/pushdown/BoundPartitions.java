package io.keyway.pushdown;

import java.util.List;

/**
 * The partitions that a statement reads in one execution.
 *
 * @param asked the partitions as the statement's text names them
 * @param keys their keys; one without values where the statement names none
 * @param binds the values of what else the statement asks about them
 */
record BoundPartitions(PartitionKeys asked, BoundKeys keys, List<Object> binds) {
    BoundPartitions(PartitionKeys asked, BoundKeys keys) {
        this(asked, keys, List.of());
    }
}
