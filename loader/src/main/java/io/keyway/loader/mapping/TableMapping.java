package io.keyway.loader.fanout;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import io.keyway.loader.convert.Cell;
import io.keyway.loader.convert.CellReader;
import io.keyway.loader.fanout.Outcome.Row;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.model.RowFilter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of files with one header into rows of the query tables of one logical table.
 *
 * <p>A row stands in every query table whose primary key it has; null in one of those columns keeps it out of that
 * table alone.
 */
public final class TableMapping {
    private static final Outcome FILTERED = new Outcome.Filtered();

    private final LogicalTable table;
    private final List<String> fieldNames;
    private final List<ColumnMapping> columns;
    private final List<RowMapping> queryTables;

    private record ColumnMapping(Column column, int field, CellReader reader, TypeCodec<Object> codec) {}

    /** A query table, and where in the logical table each of its columns stands. */
    private record RowMapping(QueryTable table, KeyLimits limits, List<Integer> columns) {}

    private TableMapping(LogicalTable table, List<String> fieldNames) {
        this.table = table;
        this.fieldNames = fieldNames;
        this.columns = table.columns().stream().map(this::columnMapping).toList();
        this.queryTables = table.queryTables().stream().map(this::rowMapping).toList();
    }

    /**
     * The mapping for files whose records have these fields.
     *
     * @param fieldNames containing all of {@link #sourceFields}
     */
    public static TableMapping of(LogicalTable table, List<String> fieldNames) {
        return new TableMapping(table, fieldNames);
    }

    /** The fields that a record must have to be a row of the table or not: its columns', and its filter's. */
    public static Set<String> sourceFields(LogicalTable table) {
        Set<String> fields = new LinkedHashSet<>();
        table.columns().forEach(column -> fields.add(column.source()));
        table.rows().ifPresent(rows -> rows.conditions().forEach(condition -> fields.add(condition.field())));
        return fields;
    }

    /** The logical table. */
    public LogicalTable table() {
        return table;
    }

    /**
     * What becomes of a record.
     *
     * @param fields in the order of the header; empty text where blank
     */
    public Outcome map(List<String> fields) {
        if (table.rows().isPresent() && !accepts(table.rows().get(), fields)) {
            return FILTERED;
        }
        List<Problem> problems = new ArrayList<>();
        @Nullable ByteBuffer[] values = new ByteBuffer[columns.size()];
        for (int i = 0; i < values.length; i++) {
            ColumnMapping mapping = columns.get(i);
            values[i] = value(mapping, fields.get(mapping.field()), problems);
        }
        return problems.isEmpty() ? rows(values, fields) : new Outcome.Rejected(problems);
    }

    private boolean accepts(RowFilter rows, List<String> fields) {
        return rows.accepts(name -> {
            String text = fields.get(fieldNames.indexOf(name));
            return text.isEmpty() ? null : text;
        });
    }

    private static @Nullable ByteBuffer value(ColumnMapping mapping, String text, List<Problem> problems) {
        Cell cell = mapping.reader().read(text);
        if (cell instanceof Cell.Value value) {
            return mapping.codec().encode(value.value(), ProtocolVersion.DEFAULT);
        }
        if (cell instanceof Cell.Malformed malformed) {
            problems.add(new Problem(mapping.column().name(), text, malformed.reason()));
        } else if (!mapping.column().nullable()) {
            problems.add(new Problem(mapping.column().name(), text, "blank, and the model wants a value here"));
        }
        return null;
    }

    private Outcome rows(@Nullable ByteBuffer[] values, List<String> fields) {
        List<Row> rows = new ArrayList<>(queryTables.size());
        for (int i = 0; i < queryTables.size(); i++) {
            RowMapping mapping = queryTables.get(i);
            List<@Nullable ByteBuffer> row = new ArrayList<>(mapping.columns().size());
            for (int column : mapping.columns()) {
                row.add(values[column]);
            }
            if (!hasKey(mapping, row)) {
                continue;
            }
            Optional<KeyLimits.Violation> violation = mapping.limits().check(row);
            if (violation.isPresent()) {
                ColumnMapping column =
                        columns.get(mapping.columns().get(violation.get().place()));
                return new Outcome.Rejected(List.of(new Problem(
                        column.column().name(),
                        fields.get(column.field()),
                        violation.get().reason())));
            }
            rows.add(new Row(i, row));
        }
        return rows.isEmpty()
                ? new Outcome.Rejected(List.of(Problem.ofRecord(
                        "blank in the key of every query table of " + table.name() + ", so none can hold it")))
                : new Outcome.Rows(rows);
    }

    private static boolean hasKey(RowMapping mapping, List<@Nullable ByteBuffer> row) {
        int keyColumns = mapping.table().primaryKey().size();
        for (int i = 0; i < keyColumns; i++) {
            if (row.get(i) == null) {
                return false;
            }
        }
        return true;
    }

    private ColumnMapping columnMapping(Column column) {
        return new ColumnMapping(
                column,
                fieldNames.indexOf(column.source()),
                CellReader.of(column.type()),
                CodecRegistry.DEFAULT.codecFor(column.type()));
    }

    private RowMapping rowMapping(QueryTable queryTable) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        return new RowMapping(
                queryTable,
                new KeyLimits(queryTable),
                queryTable.allColumns().stream().map(names::indexOf).toList());
    }
}
