package io.keyway.loader.fanout;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a record in one logical table. */
public sealed interface Outcome {
    /** The record is no row of the table. */
    record Filtered() implements Outcome {}

    /** The record should be a row, and cannot be one. */
    record Rejected(List<Problem> problems) implements Outcome {}

    /** The record is a row, which stands in these query tables. */
    record Rows(List<Row> rows) implements Outcome {}

    /**
     * A row of a query table.
     *
     * @param table the query table's place among those of its logical table
     * @param values serialized, in the order of {@code QueryTable.allColumns()}; null where absent
     */
    record Row(int table, List<@Nullable ByteBuffer> values) {}
}
