package io.keyway.loader.mapping;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import io.keyway.loader.convert.Cell;
import io.keyway.loader.convert.CellReader;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.RowFilter;
import io.keyway.write.FanOut;
import io.keyway.write.FannedOut;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of files with one header into rows of the query tables of one logical table.
 */
public final class TableMapping {
    private static final MappedRecord FILTERED = new MappedRecord.Filtered();

    private final LogicalTable table;
    private final List<String> fieldNames;
    private final List<ColumnMapping> columns;
    private final FanOut fanOut;

    private record ColumnMapping(Column column, int field, CellReader reader, TypeCodec<Object> codec) {}

    private TableMapping(LogicalTable table, List<String> fieldNames) {
        this.table = table;
        this.fieldNames = fieldNames;
        this.columns = table.columns().stream().map(this::columnMapping).toList();
        this.fanOut = FanOut.of(table);
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
     * The outcome of a record.
     *
     * @param fields in the order of the header; empty text where blank
     */
    public MappedRecord map(List<String> fields) {
        if (table.rows().isPresent() && !accepts(table.rows().get(), fields)) {
            return FILTERED;
        }
        List<Problem> problems = new ArrayList<>();
        @Nullable ByteBuffer[] values = new ByteBuffer[columns.size()];
        for (int i = 0; i < values.length; i++) {
            ColumnMapping mapping = columns.get(i);
            values[i] = value(mapping, fields.get(mapping.field()), problems);
        }
        return problems.isEmpty() ? rows(values, fields) : new MappedRecord.Rejected(problems);
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

    private MappedRecord rows(@Nullable ByteBuffer[] values, List<String> fields) {
        FannedOut fanned = fanOut.rows(values);
        if (fanned instanceof FannedOut.Rows rows) {
            return new MappedRecord.Rows(rows.rows());
        }
        if (fanned instanceof FannedOut.KeyRefused refused) {
            ColumnMapping column = columns.get(refused.column());
            return new MappedRecord.Rejected(
                    List.of(new Problem(column.column().name(), fields.get(column.field()), refused.reason())));
        }
        return new MappedRecord.Rejected(List.of(Problem.ofRecord(
                "blank in the key of every query table of " + table.name() + ", so none can hold it")));
    }

    private ColumnMapping columnMapping(Column column) {
        return new ColumnMapping(
                column,
                fieldNames.indexOf(column.source()),
                CellReader.of(column.type()),
                CodecRegistry.DEFAULT.codecFor(column.type()));
    }
}
