package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlInternalOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlPrefixOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.parser.SqlParserUtil.ToTreeListItem;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Binds {@code ::} tighter than any other operator, as PostgreSQL does; Babel casts everything before it.
 *
 *   2 + '3'::int * 2   parsed as   ((2 + '3')::int) * 2   ->   2 + ('3'::int * 2)
 *
 * <p>A chain of binary and prefix operators is laid out again in the order of the text, and parsed by Calcite's own rules of
 * precedence. An operator in parentheses is no part of a chain: it ends after its last operand, at the parenthesis. What
 * stands in other operators, such as LIKE, is refused where it would have to be taken apart.
 */
final class InfixCasts extends SqlShuttle {
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (isChained(call) && holdsWideCast(call)) {
            List<Object> chain = new ArrayList<>();
            flatten(call, chain);
            SqlNode mended = SqlParserUtil.toTree(chain);
            return isParenthesized(call) ? mended.clone(call.getParserPosition()) : mended;
        }
        if (isOperator(call.getOperator())) {
            for (SqlNode operand : call.getOperandList()) {
                if (operand instanceof SqlCall cast
                        && !isParenthesized(cast)
                        && isChained(cast)
                        && holdsWideCast(cast)
                        && lowest(cast) <= call.getOperator().getLeftPrec()) {
                    throw refusal(cast);
                }
            }
        }
        return super.visit(call);
    }

    /** Whether a chain has a cast of more than what stands right before it. */
    private static boolean holdsWideCast(SqlNode node) {
        if (!(node instanceof SqlCall call) || !isChained(call)) {
            return false;
        }
        boolean isWide = isCast(call)
                && call.operand(0) instanceof SqlCall operand
                && !isCast(operand)
                && !isParenthesized(operand)
                && isOperator(operand.getOperator());
        return isWide
                || call.getOperandList().stream()
                        .anyMatch(
                                each -> each instanceof SqlCall part && !isParenthesized(part) && holdsWideCast(part));
    }

    private void flatten(SqlNode node, List<Object> chain) {
        SqlCall call = (SqlCall) node;
        SqlParserPos pos = call.getParserPosition();
        if (isCast(call)) {
            if (call.operand(0) instanceof SqlCall operand
                    && !isParenthesized(operand)
                    && isOperator(operand.getOperator())
                    && !isChained(operand)) {
                throw refusal(call);
            }
            part(call.operand(0), chain);
            chain.add(new ToTreeListItem(call.getOperator(), pos));
            chain.add(call.operand(1));
        } else if (call.operandCount() == 1) {
            chain.add(new ToTreeListItem(call.getOperator(), pos));
            part(call.operand(0), chain);
        } else {
            part(call.operand(0), chain);
            chain.add(new ToTreeListItem(call.getOperator(), pos));
            part(call.operand(1), chain);
        }
    }

    private void part(SqlNode node, List<Object> chain) {
        if (node instanceof SqlCall call && isChained(call) && !isParenthesized(call)) {
            flatten(call, chain);
        } else {
            chain.add(Objects.requireNonNull(node.accept(this)));
        }
    }

    private static boolean isCast(SqlCall call) {
        return call.getOperator().equals(SqlLibraryOperators.INFIX_CAST);
    }

    private static boolean isChained(SqlCall call) {
        return isCast(call)
                || call.getOperator() instanceof SqlPrefixOperator && call.operandCount() == 1
                || call.getOperator() instanceof SqlBinaryOperator && call.operandCount() == 2;
    }

    /** Whether it is written between or beside its operands. */
    private static boolean isOperator(SqlOperator operator) {
        return !(operator instanceof SqlFunction || operator instanceof SqlInternalOperator)
                && operator.getLeftPrec() > 0
                && operator.getKind() != SqlKind.CASE
                && operator.getKind() != SqlKind.ROW;
    }

    /** Whether it ends after its last operand. */
    private static boolean isParenthesized(SqlCall call) {
        SqlNode last = call.operandCount() == 0 ? null : call.operand(call.operandCount() - 1);
        return last != null && ends(call.getParserPosition()) > ends(last.getParserPosition());
    }

    private static long ends(SqlParserPos pos) {
        return ((long) pos.getEndLineNum() << Integer.SIZE) + pos.getEndColumnNum();
    }

    /** The precedence of the operator that binds least. */
    private static int lowest(SqlCall call) {
        int lowest = isCast(call) ? Integer.MAX_VALUE : call.getOperator().getLeftPrec();
        for (SqlNode operand : call.getOperandList()) {
            if (operand instanceof SqlCall part && isChained(part) && !isParenthesized(part)) {
                lowest = Math.min(lowest, lowest(part));
            }
        }
        return lowest;
    }

    private static KeywayException refusal(SqlCall cast) {
        SqlParserPos type = cast.operand(1).getParserPosition();
        return new KeywayException(ErrorCode.FEATURE_NOT_SUPPORTED, "what :: converts cannot be told here")
                .withHint("put what is converted in parentheses, or write CAST(... AS type)")
                .withPosition(new Position(
                        type.getLineNum(), type.getColumnNum(), type.getEndLineNum(), type.getEndColumnNum()));
    }
}
