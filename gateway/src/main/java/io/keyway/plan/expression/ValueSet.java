package io.keyway.plan.expression;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Values of one type, as generated code holds them, that are found by their hash. */
public final class ValueSet {
    private final Set<Object> keys;

    private ValueSet(Set<Object> keys) {
        this.keys = keys;
    }

    /**
     * The values of literals; null if there are none of some value.
     *
     * @param points ranges of one value each, as literals hold it
     * @param type of what is looked up
     */
    public static @Nullable ValueSet of(RangeSet<?> points, RelDataType type) {
        Set<Object> keys = new HashSet<>();
        for (Range<?> point : points.asRanges()) {
            Object value = internal(point.lowerEndpoint(), type.getSqlTypeName());
            if (value == null) {
                return null;
            }
            keys.add(key(value));
        }
        return new ValueSet(keys);
    }

    /** Whether a value is among them. */
    public boolean contains(Object value) {
        return keys.contains(key(value));
    }

    /**
     * The same object for equal values: whole numbers of any class, decimals of any scale, and both zeros, are equal.
     */
    private static Object key(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        if (value instanceof Double number) {
            return number + 0.0;
        }
        return value instanceof Float number ? number + 0.0f : value;
    }

    private static @Nullable Object internal(Object literal, SqlTypeName type) {
        return switch (type) {
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                literal instanceof BigDecimal number
                                && number.stripTrailingZeros().scale() <= 0
                        ? number.longValueExact()
                        : null;
            case DECIMAL -> literal instanceof BigDecimal ? literal : null;
            case REAL -> literal instanceof Number number ? number.floatValue() : null;
            case FLOAT, DOUBLE -> literal instanceof Number number ? number.doubleValue() : null;
            case CHAR, VARCHAR -> literal instanceof NlsString text ? Objects.requireNonNull(text.getValue()) : null;
            case DATE -> literal instanceof DateString date ? date.getDaysSinceEpoch() : null;
            case TIMESTAMP -> literal instanceof TimestampString moment ? moment.getMillisSinceEpoch() : null;
            case BINARY, VARBINARY -> literal instanceof ByteString ? literal : null;
            default -> null;
        };
    }
}
