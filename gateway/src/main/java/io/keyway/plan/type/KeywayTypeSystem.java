package io.keyway.plan.type;

import io.keyway.catalog.CqlTypes;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Types wide enough for every CQL value, and aggregates that lose nothing: by default Calcite adds up integers as
 * integers, which overflows silently, and truncates their average.
 */
public final class KeywayTypeSystem extends RelDataTypeSystemImpl {
    static final KeywayTypeSystem INSTANCE = new KeywayTypeSystem();

    private static final int MAX_DIGITS = 76;
    private static final int MAX_SCALE = 38;

    /** Digits of a second in CQL's time. */
    private static final int NANOSECONDS = 9;

    /** Digits of a BIGINT. */
    public static final int BIGINT_DIGITS = 19;

    /** Digits of a sum of BIGINTs: nineteen, and as many again for the number of rows. */
    private static final int BIGINT_SUM_DIGITS = 2 * BIGINT_DIGITS;

    /** Digits after the point of an average of whole numbers, as in PostgreSQL. */
    private static final int AVERAGE_SCALE = 16;

    private KeywayTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> MAX_DIGITS;
            case TIME -> NANOSECONDS;
            default -> super.getMaxPrecision(typeName);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL ? MAX_SCALE : super.getMaxScale(typeName);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName typeName) {
        return switch (typeName) {
            case DECIMAL -> BIGINT_SUM_DIGITS;
            // The precision of columns, so that CAST(... AS TIMESTAMP) loses nothing.
            case TIMESTAMP -> getMaxPrecision(typeName);
            default -> super.getDefaultPrecision(typeName);
        };
    }

    /** Whether numbers of the type have the digits after the point that they happen to have, neither rounded nor padded. */
    public static boolean isOfAnyScale(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DECIMAL && type.getScale() >= CqlTypes.DECIMAL_SCALE;
    }

    /** How a conversion to fewer digits after the point rounds: halves away from zero. */
    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_UP;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType sum = switch (argument.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER -> factory.createSqlType(SqlTypeName.BIGINT);
            case BIGINT -> factory.createSqlType(SqlTypeName.DECIMAL, BIGINT_SUM_DIGITS, 0);
            case DECIMAL ->
                factory.createSqlType(
                        SqlTypeName.DECIMAL,
                        Math.min(MAX_DIGITS, argument.getPrecision() + BIGINT_DIGITS),
                        argument.getScale());
            case REAL, FLOAT -> factory.createSqlType(SqlTypeName.DOUBLE);
            default -> argument;
        };
        return factory.createTypeWithNullability(sum, argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType average = switch (argument.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                factory.createSqlType(SqlTypeName.DECIMAL, BIGINT_SUM_DIGITS + AVERAGE_SCALE, AVERAGE_SCALE);
            case DECIMAL ->
                factory.createSqlType(SqlTypeName.DECIMAL, MAX_DIGITS, Math.max(AVERAGE_SCALE, argument.getScale()));
            case REAL, FLOAT -> factory.createSqlType(SqlTypeName.DOUBLE);
            default -> argument;
        };
        return factory.createTypeWithNullability(average, argument.isNullable());
    }

    /** Text literals of different lengths meet as VARCHAR, not as CHAR padded with blanks. */
    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }
}
