package io.keyway.write;

import io.keyway.model.QueryTable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Cassandra takes as the primary key of a table, as it counts: 65,535 bytes of partition key, where one of several
 * columns counts three bytes for each besides their values; and 65,535 bytes of clustering values in all. A partition
 * key of one column is not empty; other key values may be.
 */
record KeyLimits(QueryTable table) {
    private static final int MAX_BYTES = 65_535;
    private static final int BYTES_BESIDE_PART = 3;

    /**
     * A key that Cassandra would refuse.
     *
     * @param place the column at fault, by its place in the primary key
     * @param reason without a final stop
     */
    record Violation(int place, String reason) {}

    /**
     * Checks a row before it is sent.
     *
     * @param row serialized, in the order of {@code QueryTable.allColumns()}; no value of the key is null
     */
    Optional<Violation> check(List<@Nullable ByteBuffer> row) {
        int partitionColumns = table.partitionKey().size();
        int keyColumns = table.primaryKey().size();
        if (partitionColumns == 1 && bytes(row, 0) == 0) {
            return Optional.of(new Violation(0, "empty, which cannot be the whole partition key of " + table.name()));
        }
        Optional<Violation> partition =
                check(row, 0, partitionColumns, partitionColumns == 1 ? 0 : BYTES_BESIDE_PART, "partition key");
        return partition.isPresent() ? partition : check(row, partitionColumns, keyColumns, 0, "clustering key");
    }

    private Optional<Violation> check(List<@Nullable ByteBuffer> row, int from, int to, int beside, String what) {
        int sum = 0;
        int longest = from;
        for (int i = from; i < to; i++) {
            // Not more than one value can be near the largest int: a row is no longer than its record.
            sum += bytes(row, i) + beside;
            longest = bytes(row, i) > bytes(row, longest) ? i : longest;
        }
        if (sum <= MAX_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                longest,
                "too long: it makes the " + what + " of " + table.name() + " " + sum
                        + " bytes long, and Cassandra takes " + MAX_BYTES));
    }

    private static int bytes(List<@Nullable ByteBuffer> row, int place) {
        ByteBuffer value = row.get(place);
        return value == null ? 0 : value.remaining();
    }
}
