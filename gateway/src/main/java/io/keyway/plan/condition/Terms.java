package io.keyway.plan.condition;

import com.google.common.collect.ImmutableSet;
import io.keyway.plan.type.MomentLiterals;
import io.keyway.pushdown.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Reads the operands of conditions as values, and literals as Java values. */
public final class Terms {
    private static final Set<SqlTypeName> INTEGERS = ImmutableSet.of(
            SqlTypeName.TINYINT, SqlTypeName.SMALLINT, SqlTypeName.INTEGER, SqlTypeName.BIGINT, SqlTypeName.DECIMAL);

    private Terms() {}

    /**
     * The value that an operand stands for.
     *
     * @return null when it is not a literal, a parameter or a value of an outer row
     */
    public static @Nullable Term of(RexNode operand) {
        if (operand instanceof RexLiteral literal) {
            return new Term.Constant(javaValue(literal));
        }
        if (operand instanceof RexDynamicParam parameter) {
            return new Term.Parameter(parameter.getIndex());
        }
        if (operand instanceof RexFieldAccess access && access.getReferenceExpr() instanceof RexCorrelVariable row) {
            return new Term.Outer(row.id.getId(), access.getField().getIndex());
        }
        Object far = MomentLiterals.far(operand);
        if (far != null) {
            return new Term.Constant(far);
        }
        if (operand.getKind() == SqlKind.CAST) {
            RexNode inner = ((RexCall) operand).getOperands().get(0);
            // A wider type for the sake of the comparison changes no value.
            return isLossless(inner.getType(), operand.getType()) ? of(inner) : null;
        }
        return null;
    }

    /** Whether a conversion keeps all values apart and in order, and changes none. */
    public static boolean isLossless(RexNode from, RexNode to) {
        return isLossless(from.getType(), to.getType());
    }

    /** Whether every value of a type has an equal one of its own in the other type, in the same order. */
    public static boolean isLossless(RelDataType from, RelDataType to) {
        SqlTypeName source = from.getSqlTypeName();
        SqlTypeName target = to.getSqlTypeName();
        if (source == SqlTypeName.DECIMAL && target == SqlTypeName.DECIMAL) {
            return to.getScale() >= from.getScale()
                    && to.getPrecision() - to.getScale() >= from.getPrecision() - from.getScale();
        }
        if (source == SqlTypeName.DATE && target == SqlTypeName.TIMESTAMP) {
            return true;
        }
        if (source == target) {
            // A longer CHAR is padded, which makes other values.
            return source == SqlTypeName.CHAR ? from.getPrecision() == to.getPrecision() : wideEnough(from, to);
        }
        if (INTEGERS.contains(source) && INTEGERS.contains(target)) {
            return target != SqlTypeName.DECIMAL
                    ? source != SqlTypeName.DECIMAL && source.compareTo(target) < 0
                    : source != SqlTypeName.DECIMAL && to.getPrecision() - to.getScale() >= digits(source);
        }
        if (source == SqlTypeName.CHAR && target == SqlTypeName.VARCHAR) {
            return wideEnough(from, to);
        }
        if (source == SqlTypeName.BINARY && target == SqlTypeName.VARBINARY) {
            return wideEnough(from, to);
        }
        return target == SqlTypeName.DOUBLE
                && (source == SqlTypeName.TINYINT
                        || source == SqlTypeName.SMALLINT
                        || source == SqlTypeName.INTEGER
                        || source == SqlTypeName.REAL
                        || source == SqlTypeName.FLOAT);
    }

    private static boolean wideEnough(RelDataType from, RelDataType to) {
        return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                || from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED
                        && to.getPrecision() >= from.getPrecision();
    }

    private static int digits(SqlTypeName integer) {
        return switch (integer) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            default -> 19;
        };
    }

    private static @Nullable Object javaValue(RexLiteral literal) {
        Comparable<?> value = literal.getValueAs(Comparable.class);
        return value == null ? null : javaValue(value, literal.getType());
    }

    /** A literal's value as the Java class that a cursor uses for its type; numbers stay BigDecimal. */
    static Object javaValue(Comparable<?> value, RelDataType type) {
        if (value instanceof NlsString text) {
            return text.getValue();
        }
        if (value instanceof ByteString bytes) {
            return bytes.getBytes();
        }
        if (value instanceof DateString date) {
            return LocalDate.ofEpochDay(date.getDaysSinceEpoch());
        }
        if (value instanceof TimestampString timestamp) {
            return Instant.ofEpochMilli(timestamp.getMillisSinceEpoch());
        }
        if (value instanceof TimeString time) {
            return LocalTime.parse(time.toString());
        }
        if (value instanceof BigDecimal number && type.getSqlTypeName() == SqlTypeName.BOOLEAN) {
            return number.signum() != 0;
        }
        return value;
    }
}
