package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.keyway.pushdown.Aggregation;
import io.keyway.pushdown.Aggregation.Call;
import io.keyway.pushdown.Aggregation.Function;
import io.keyway.pushdown.CqlSelect;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a scan. Rows from its start carry their token, and may still have to be summed up. */
final class ScanDecoder {
    private final CqlSelect select;
    private final RowDecoder returned;
    private final RowDecoder fromStart;
    private final int tokenColumn;
    private final int countColumn;

    ScanDecoder(CqlSelect select) {
        this.select = select;
        this.returned = RowDecoder.of(select);
        boolean total = select.summary().isTotal();
        CqlSelect start = total ? select.rows() : select;
        this.fromStart = total ? RowDecoder.of(start) : returned;
        this.countColumn = select.columns().size() + position(select.summary(), Function.COUNT_ROWS);
        this.tokenColumn = start.columns().size() + start.summary().calls().size();
    }

    /** The token of a row from the start. */
    long token(Row row) {
        return row.getLong(tokenColumn);
    }

    private static int position(Aggregation summary, Function function) {
        return summary.calls().stream().map(Call::function).toList().indexOf(function);
    }

    /** How many rows of the table Cassandra has read for these. */
    long rowsRead(List<Row> rows, ScanPart part) {
        Aggregation summary = select.summary();
        if (summary.calls().isEmpty() || summary.isTotal() && part.range() == null) {
            return rows.size();
        }
        return rows.stream().mapToLong(row -> row.getLong(countColumn)).sum();
    }

    /** A row as the statement returns it. */
    @Nullable
    Object[] decode(Row row, ScanPart part) {
        if (part.range() != null || !select.summary().isTotal()) {
            return returned.decode(row);
        }
        return total(fromStart.decode(row));
    }

    /** The total of one row. */
    private @Nullable Object[] total(@Nullable Object[] row) {
        List<Call> calls = select.summary().calls();
        List<String> columns = select.summary().arguments();
        @Nullable Object[] values = new Object[calls.size()];
        for (int i = 0; i < values.length; i++) {
            Call call = calls.get(i);
            Object argument = row[columns.indexOf(call.column())];
            values[i] = switch (call.function()) {
                case COUNT_ROWS -> 1L;
                case COUNT -> argument == null ? 0L : 1L;
                case MIN, MAX -> argument;
                case SUM -> addend(argument, call.type(select.table()));
            };
        }
        return values;
    }

    /** A value as one of the type in which it is added up. */
    private static Object addend(@Nullable Object value, DataType type) {
        Number number = value == null ? 0 : (Number) value;
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BIGINT -> number.longValue();
            case ProtocolConstants.DataType.DOUBLE -> number.doubleValue();
            default -> number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(number.longValue());
        };
    }
}
