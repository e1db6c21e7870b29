package io.keyway.loader.mapping;

import io.keyway.write.TableRow;
import java.util.List;

/** What becomes of a record in one logical table. */
public sealed interface Outcome {
    /** The record is no row of the table. */
    record Filtered() implements Outcome {}

    /** The record should be a row, and cannot be one. */
    record Rejected(List<Problem> problems) implements Outcome {}

    /** The record is a row, which stands in these query tables. */
    record Rows(List<TableRow> rows) implements Outcome {}
}
