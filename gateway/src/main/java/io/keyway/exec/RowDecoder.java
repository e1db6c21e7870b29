package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row as the Java values that a cursor gives. */
final class RowDecoder {
    private final List<Function<Object, @Nullable Object>> columns;

    private RowDecoder(List<Function<Object, @Nullable Object>> columns) {
        this.columns = columns;
    }

    static RowDecoder of(CqlSelect select) {
        List<Function<Object, @Nullable Object>> columns = new ArrayList<>();
        for (String name : select.columns()) {
            columns.add(CqlValues.decoder(select.table().type(name)));
        }
        for (Summary.Call call : select.summary().calls()) {
            columns.add(CqlValues.decoder(call.type(select.table())));
        }
        return new RowDecoder(columns);
    }

    @Nullable
    Object[] decode(Row row) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            // The driver would give an empty collection for a missing one.
            Object value = row.isNull(i) ? null : row.getObject(i);
            values[i] = value == null ? null : columns.get(i).apply(value);
        }
        return values;
    }
}
