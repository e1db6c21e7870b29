package io.keyway.write;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a query table.
 *
 * @param table the query table's place among those of its logical table
 * @param values serialized, in the order of {@code QueryTable.allColumns()}; null where absent
 */
public record TableRow(int table, List<@Nullable ByteBuffer> values) {}
