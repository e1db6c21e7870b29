package io.keyway.plan.type;

import io.keyway.catalog.CqlTypes;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.type.SqlTypeName;

/** Types whose text is Unicode, where Calcite's own default is ISO-8859-1. */
public final class KeywayTypeFactory extends JavaTypeFactoryImpl {
    public KeywayTypeFactory() {
        super(KeywayTypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }

    /** A DECIMAL without a size is the type of decimal columns, which holds every number. */
    @Override
    public RelDataType createSqlType(SqlTypeName typeName) {
        return typeName == SqlTypeName.DECIMAL
                ? createSqlType(typeName, CqlTypes.DECIMAL_PRECISION, CqlTypes.DECIMAL_SCALE)
                : super.createSqlType(typeName);
    }

    /** A DECIMAL of which only the digits are given is a whole number. */
    @Override
    public RelDataType createSqlType(SqlTypeName typeName, int precision) {
        return typeName == SqlTypeName.DECIMAL
                ? createSqlType(typeName, precision, 0)
                : super.createSqlType(typeName, precision);
    }

    /** A date and some hours, minutes or seconds are a timestamp, as in PostgreSQL; Calcite would drop these. */
    @Override
    protected RelDataType leastRestrictiveIntervalDatetimeType(RelDataType moment, RelDataType other) {
        SqlIntervalQualifier interval = other.getIntervalQualifier();
        boolean withinDay = interval != null
                && SqlTypeName.DAY_INTERVAL_TYPES.contains(other.getSqlTypeName())
                && interval.getUnit() != TimeUnit.DAY;
        return withinDay && moment.getSqlTypeName() == SqlTypeName.DATE
                ? createSqlType(SqlTypeName.TIMESTAMP, CalciteTypes.MILLISECOND_DIGITS)
                : super.leastRestrictiveIntervalDatetimeType(moment, other);
    }

    @Override
    public Type getJavaClass(RelDataType type) {
        if (type.getSqlTypeName() == SqlTypeName.UUID) {
            return UUID.class;
        }
        if (CalciteTypes.isNano(type)) {
            return type.isNullable() ? Long.class : long.class;
        }
        return super.getJavaClass(type);
    }
}
