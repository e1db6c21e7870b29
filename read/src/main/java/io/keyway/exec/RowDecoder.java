package io.keyway.exec;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Aggregation;
import io.keyway.pushdown.CqlSelect;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a row as the Java values that a cursor gives, each once and straight from the bytes that came. Safe
 * for use by several threads.
 */
final class RowDecoder {
    private final String table;
    private final List<DataType> types;
    private volatile @Nullable Readers readers;

    /** How each column of an answer is read. */
    private record Readers(ColumnDefinitions definitions, ProtocolVersion protocol, List<Reader> columns) {}

    /** How one column is read. */
    private record Reader(TypeCodec<Object> codec, Function<Object, @Nullable Object> conversion) {}

    private RowDecoder(String table, List<DataType> types) {
        this.table = table;
        this.types = types;
    }

    static RowDecoder of(CqlSelect select) {
        List<DataType> types = new ArrayList<>();
        for (String name : select.columns()) {
            types.add(select.table().type(name));
        }
        for (Aggregation.Call call : select.summary().calls()) {
            types.add(call.type(select.table()));
        }
        return new RowDecoder(select.table().keyspace() + "." + select.table().name(), types);
    }

    @Nullable
    Object[] decode(Row row) {
        Readers known = readers(row);
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            Reader reader = known.columns().get(i);
            // The codecs would give an empty collection for a missing one.
            ByteBuffer bytes = row.getBytesUnsafe(i);
            Object value = bytes == null ? null : reader.codec().decode(bytes, known.protocol());
            values[i] = value == null ? null : reader.conversion().apply(value);
        }
        return values;
    }

    private Readers readers(Row row) {
        Readers known = readers;
        // Most answers to a statement share the very same definitions.
        if (known == null || !isSame(known.definitions(), row.getColumnDefinitions())) {
            known = resolved(row);
            readers = known;
        }
        return known;
    }

    @SuppressWarnings("ReferenceEquality") // an equal one costs more to compare than it saves
    private static boolean isSame(ColumnDefinitions left, ColumnDefinitions right) {
        return left == right;
    }

    /** Uses the types of the answer, which may come from another table of the same name. */
    private Readers resolved(Row row) {
        ColumnDefinitions definitions = row.getColumnDefinitions();
        List<Reader> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            DataType type = definitions.get(i).getType();
            if (type.getProtocolCode() != types.get(i).getProtocolCode()) {
                throw new KeywayException(
                                ErrorCode.TABLE_CHANGED,
                                "column " + definitions.get(i).getName().asCql(true) + " of " + table
                                        + " is of another type now")
                        .withHint("the table has changed meanwhile; run the query again");
            }
            columns.add(new Reader(row.codecRegistry().codecFor(type), CqlValues.decoder(type)));
        }
        return new Readers(definitions, row.protocolVersion(), columns);
    }
}
