package io.keyway.catalog;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.keyway.catalog.ColumnType.Kind;

/** How CQL types appear in SQL. */
public final class CqlTypes {
    /** Declared precision of a CQL decimal or varint; values are exact, whatever their size. */
    public static final int DECIMAL_PRECISION = 38;

    /** Declared scale of a CQL decimal; values are never rescaled. */
    public static final int DECIMAL_SCALE = 18;

    private static final int MILLISECONDS = 3;
    private static final int NANOSECONDS = 9;

    private CqlTypes() {}

    /** The SQL type of a CQL type's values. */
    public static ColumnType columnType(DataType type) {
        if (type instanceof ListType list) {
            return array(list.getElementType());
        }
        if (type instanceof SetType set) {
            return array(set.getElementType());
        }
        if (type instanceof VectorType vector) {
            return array(vector.getElementType());
        }
        if (type instanceof MapType) {
            return ColumnType.of(Kind.MAP);
        }
        if (type instanceof TupleType || type instanceof UserDefinedType) {
            return ColumnType.of(Kind.STRUCT);
        }
        return scalar(type);
    }

    private static ColumnType array(DataType element) {
        return new ColumnType(Kind.ARRAY, -1, -1, columnType(element));
    }

    private static ColumnType scalar(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN -> ColumnType.of(Kind.BOOLEAN);
            case ProtocolConstants.DataType.TINYINT -> ColumnType.of(Kind.TINYINT);
            case ProtocolConstants.DataType.SMALLINT -> ColumnType.of(Kind.SMALLINT);
            case ProtocolConstants.DataType.INT -> ColumnType.of(Kind.INTEGER);
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER -> ColumnType.of(Kind.BIGINT);
            case ProtocolConstants.DataType.FLOAT -> ColumnType.of(Kind.REAL);
            case ProtocolConstants.DataType.DOUBLE -> ColumnType.of(Kind.DOUBLE);
            case ProtocolConstants.DataType.DECIMAL ->
                new ColumnType(Kind.DECIMAL, DECIMAL_PRECISION, DECIMAL_SCALE, null);
            case ProtocolConstants.DataType.VARINT -> new ColumnType(Kind.DECIMAL, DECIMAL_PRECISION, 0, null);
            case ProtocolConstants.DataType.TIMESTAMP -> new ColumnType(Kind.TIMESTAMP, MILLISECONDS, -1, null);
            case ProtocolConstants.DataType.DATE -> ColumnType.of(Kind.DATE);
            case ProtocolConstants.DataType.TIME -> new ColumnType(Kind.TIME, NANOSECONDS, -1, null);
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID -> ColumnType.of(Kind.UUID);
            case ProtocolConstants.DataType.BLOB, ProtocolConstants.DataType.CUSTOM -> ColumnType.of(Kind.VARBINARY);
            // text, ascii, inet and duration: the last two in their canonical text form
            default -> ColumnType.of(Kind.VARCHAR);
        };
    }
}
