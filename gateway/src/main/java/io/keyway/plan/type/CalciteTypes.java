package io.keyway.plan.type;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.catalog.CqlTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** Calcite's types for CQL's, and Keyway's for Calcite's. */
public final class CalciteTypes {
    /** The digits of a second that generated code computes with. */
    public static final int MILLISECOND_DIGITS = 3;

    /**
     * The length that marks text as an internet address, whose longest form has this many characters: two texts that
     * name the same address are equal there.
     */
    private static final int ADDRESS_LENGTH = 45;

    private CalciteTypes() {}

    /** The type that a column of a CQL type has in a query. */
    public static RelDataType of(DataType type, boolean nullable, RelDataTypeFactory factory) {
        return factory.createTypeWithNullability(of(type, factory), nullable);
    }

    /** Whether the type's values are internet addresses in their canonical form. */
    public static boolean isAddress(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.VARCHAR && type.getPrecision() == ADDRESS_LENGTH;
    }

    /** Whether values of the type are counted in nanoseconds. */
    public static boolean isNano(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.TIME && type.getPrecision() > MILLISECOND_DIGITS;
    }

    private static RelDataType of(DataType type, RelDataTypeFactory factory) {
        if (type instanceof ListType list) {
            return factory.createArrayType(of(list.getElementType(), true, factory), -1);
        }
        if (type instanceof SetType set) {
            return factory.createArrayType(of(set.getElementType(), true, factory), -1);
        }
        if (type instanceof VectorType vector) {
            return factory.createArrayType(of(vector.getElementType(), true, factory), -1);
        }
        if (type instanceof MapType map) {
            return factory.createMapType(of(map.getKeyType(), false, factory), of(map.getValueType(), true, factory));
        }
        if (type.getProtocolCode() == ProtocolConstants.DataType.INET) {
            return factory.createSqlType(SqlTypeName.VARCHAR, ADDRESS_LENGTH);
        }
        return of(CqlTypes.columnType(type), factory);
    }

    private static RelDataType of(ColumnType type, RelDataTypeFactory factory) {
        return switch (type.kind()) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
            case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case REAL -> factory.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
            case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
            case VARBINARY -> factory.createSqlType(SqlTypeName.VARBINARY);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, type.precision());
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 3);
            case UUID -> factory.createSqlType(SqlTypeName.UUID);
            case ARRAY, MAP, STRUCT ->
                factory.createMapType(
                        factory.createSqlType(SqlTypeName.VARCHAR),
                        factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.ANY), true));
            case NULL -> factory.createSqlType(SqlTypeName.NULL);
        };
    }

    /** The type of an expression's values, as results describe it. */
    public static ColumnType columnType(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> ColumnType.of(Kind.BOOLEAN);
            case TINYINT -> ColumnType.of(Kind.TINYINT);
            case SMALLINT -> ColumnType.of(Kind.SMALLINT);
            case INTEGER -> ColumnType.of(Kind.INTEGER);
            case BIGINT -> ColumnType.of(Kind.BIGINT);
            case REAL -> ColumnType.of(Kind.REAL);
            case FLOAT, DOUBLE -> ColumnType.of(Kind.DOUBLE);
            case DECIMAL -> new ColumnType(Kind.DECIMAL, type.getPrecision(), type.getScale(), null);
            case DATE -> ColumnType.of(Kind.DATE);
            case TIME, TIME_WITH_LOCAL_TIME_ZONE -> new ColumnType(Kind.TIME, type.getPrecision(), -1, null);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                new ColumnType(Kind.TIMESTAMP, type.getPrecision(), -1, null);
            case BINARY, VARBINARY -> ColumnType.of(Kind.VARBINARY);
            case UUID -> ColumnType.of(Kind.UUID);
            case ARRAY, MULTISET -> new ColumnType(Kind.ARRAY, -1, -1, element(type));
            case MAP -> ColumnType.of(Kind.MAP);
            case ROW, STRUCTURED -> ColumnType.of(Kind.STRUCT);
            case NULL -> ColumnType.of(Kind.NULL);
            // Intervals, and what has no type of its own, appear as text.
            default -> ColumnType.of(Kind.VARCHAR);
        };
    }

    private static ColumnType element(RelDataType type) {
        RelDataType component = type.getComponentType();
        return component == null ? ColumnType.of(Kind.VARCHAR) : columnType(component);
    }
}
