package io.keyway.plan.expression;

import io.keyway.pattern.PatternOperator;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Util;

/**
 * Distinguishes expressions that may fail for some rows, as a division by zero does, from those that never fail. An
 * operator not known to be safe may fail; Calcite's own list includes sums of whole numbers, which are checked for
 * overflow here.
 */
public final class Fallible extends RexVisitorImpl<Void> {
    private static final Set<SqlKind> SAFE_KINDS = EnumSet.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL,
            SqlKind.IS_TRUE,
            SqlKind.IS_NOT_TRUE,
            SqlKind.IS_FALSE,
            SqlKind.IS_NOT_FALSE,
            SqlKind.IS_UNKNOWN,
            SqlKind.AND,
            SqlKind.OR,
            SqlKind.NOT,
            SqlKind.CASE,
            SqlKind.COALESCE,
            SqlKind.SEARCH,
            SqlKind.REINTERPRET);

    private static final Set<SqlOperator> SAFE = Set.of(
            GatewayOperators.TEXT_KEY,
            GatewayOperators.KEY_TEXT,
            GatewayOperators.UUID_KEY,
            GatewayOperators.KEY_UUID,
            GatewayOperators.DOUBLE_KEY,
            GatewayOperators.KEY_DOUBLE,
            GatewayOperators.DECIMAL_EQUALITY_KEY,
            GatewayOperators.DOUBLE_EQUALITY_KEY,
            GatewayOperators.ROW_EQUALITY_KEY,
            GatewayOperators.LIST_EQUALITY_KEY,
            GatewayOperators.MULTISET_EQUALITY_KEY,
            GatewayOperators.MAP_EQUALITY_KEY,
            GatewayOperators.ARE_EQUAL,
            GatewayOperators.ARE_EQUAL_MULTISETS,
            GatewayOperators.NO_ROW,
            GatewayOperators.IS_LISTED,
            GatewayOperators.IS_NUMBER,
            GatewayOperators.ARE_NUMBERS,
            GatewayOperators.TIME_MILLIS,
            GatewayOperators.TIME_NANOS);

    private static final Set<SqlTypeName> WIDE =
            EnumSet.of(SqlTypeName.DECIMAL, SqlTypeName.REAL, SqlTypeName.FLOAT, SqlTypeName.DOUBLE);

    private static final Fallible FINDER = new Fallible();

    private Fallible() {
        super(true);
    }

    /** Whether an expression may fail. */
    public static boolean is(RexNode expression) {
        try {
            expression.accept(FINDER);
            return false;
        } catch (Util.FoundOne found) {
            return true;
        }
    }

    @Override
    public Void visitCall(RexCall call) {
        boolean safe = SAFE_KINDS.contains(call.getKind())
                || SAFE.contains(call.getOperator())
                || call.getKind() == SqlKind.CAST && isWidening(call)
                || call.getOperator() instanceof PatternOperator && hasKnownPattern(call);
        if (!safe) {
            throw Util.FoundOne.NULL;
        }
        return super.visitCall(call);
    }

    private static boolean isWidening(RexCall cast) {
        RelDataType from = cast.getOperands().get(0).getType();
        RelDataType to = cast.getType();
        if (SqlTypeName.INT_TYPES.contains(from.getSqlTypeName())) {
            return WIDE.contains(to.getSqlTypeName())
                    || SqlTypeName.INT_TYPES.contains(to.getSqlTypeName()) && to.getPrecision() >= from.getPrecision();
        }
        return from.getSqlTypeName() == to.getSqlTypeName() && to.getSqlTypeName() != SqlTypeName.DECIMAL
                || from.getSqlTypeName() == SqlTypeName.REAL && to.getSqlTypeName() == SqlTypeName.DOUBLE
                || SqlTypeName.CHAR_TYPES.contains(from.getSqlTypeName())
                        && SqlTypeName.CHAR_TYPES.contains(to.getSqlTypeName());
    }

    /** A pattern that is written out has been read while the query was understood. */
    private static boolean hasKnownPattern(RexCall call) {
        return call.getOperands().stream().skip(1).allMatch(RexLiteral.class::isInstance);
    }
}
