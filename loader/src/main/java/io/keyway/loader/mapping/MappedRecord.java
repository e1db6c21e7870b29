package io.keyway.loader.mapping;

import io.keyway.write.TableRow;
import java.util.List;

/** A record as one logical table takes it. */
public sealed interface MappedRecord {
    /** The record is no row of the table. */
    record Filtered() implements MappedRecord {}

    /** The record should be a row, and cannot be one. */
    record Rejected(List<Problem> problems) implements MappedRecord {}

    /** The record is a row, which stands in these query tables. */
    record Rows(List<TableRow> rows) implements MappedRecord {}
}
