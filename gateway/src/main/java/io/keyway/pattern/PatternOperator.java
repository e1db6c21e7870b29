package io.keyway.pattern;

import io.keyway.pattern.PatternFunctions.ILike;
import io.keyway.pattern.PatternFunctions.Like;
import io.keyway.pattern.PatternFunctions.Regular;
import io.keyway.pattern.PatternFunctions.Similar;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * An operator or function with a pattern, computed by Keyway's own engine. It stands for one of Calcite's, which differ
 * from SQL in what a character is, in case, and in escapes (CALCITE-7588), and which Calcite simplifies with the same
 * faults while it plans.
 *
 *   NEGATED POSIX REGEX CASE SENSITIVE(c, 'a.b')   ->   NOT(~(c, 'a.b'))
 */
public final class PatternOperator extends SqlUserDefinedFunction {
    private static final Map<SqlOperator, List<PatternOperator>> OPERATORS = Map.ofEntries(
            entry(SqlStdOperatorTable.LIKE, Like.class, "like"),
            entry(SqlLibraryOperators.ILIKE, ILike.class, "ilike"),
            entry(SqlStdOperatorTable.SIMILAR_TO, Similar.class, "similar"),
            entry(SqlLibraryOperators.RLIKE, Regular.class, "finds"),
            entry(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE, Regular.class, "finds"),
            entry(SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE, Regular.class, "findsIgnoringCase"),
            entry(SqlLibraryOperators.REGEXP_LIKE, Regular.class, "finds"),
            entry(SqlLibraryOperators.REGEXP_REPLACE_PG_3, Regular.class, "replace"));

    private static final Map<SqlOperator, SqlOperator> NEGATED = Map.of(
            SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE, SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE,
            SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE, SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE);

    /** The operator that a query names. */
    private final SqlOperator written;

    private PatternOperator(SqlOperator written, Method method) {
        super(
                new SqlIdentifier(written.getName(), SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                method.getReturnType() == boolean.class ? ReturnTypes.BOOLEAN_NULLABLE : ReturnTypes.VARCHAR_NULLABLE,
                InferTypes.FIRST_KNOWN,
                OperandTypes.operandMetadata(List.of(), factory -> List.of(), i -> "text", i -> false),
                ScalarFunctionImpl.createUnsafe(method));
        this.written = written;
    }

    private static Map.Entry<SqlOperator, List<PatternOperator>> entry(
            SqlOperator written, Class<?> functions, String name) {
        return Map.entry(
                written,
                Arrays.stream(functions.getMethods())
                        .filter(method -> method.getName().equals(name))
                        .map(method -> new PatternOperator(written, method))
                        .toList());
    }

    /**
     * The expression with Keyway's operator, when its own is one of Calcite's with a pattern.
     *
     * @throws io.keyway.error.KeywayException INVALID_ESCAPE or INVALID_REGEX for a literal that is no pattern
     */
    public static RexNode in(RexNode expression, RexBuilder rex) {
        if (!(expression instanceof RexCall call)) {
            return expression;
        }
        SqlOperator positive = NEGATED.get(call.getOperator());
        if (positive != null) {
            return rex.makeCall(SqlStdOperatorTable.NOT, in(rex.makeCall(positive, call.getOperands()), rex));
        }
        for (PatternOperator operator : OPERATORS.getOrDefault(call.getOperator(), List.of())) {
            if (operator.getParamNames().size() == call.getOperands().size()) {
                operator.check(call.getOperands());
                return rex.makeCall(call.getType(), operator, call.getOperands());
            }
        }
        return expression;
    }

    /** Reads a literal pattern, so that a faulty one is found before anything is asked for. */
    private void check(List<RexNode> operands) {
        List<@Nullable String> texts = new ArrayList<>();
        operands.subList(1, operands.size()).forEach(operand -> texts.add(text(operand)));
        String pattern = texts.get(0);
        String option = texts.get(texts.size() - 1);
        if (pattern == null || option == null) {
            return;
        }
        boolean two = texts.size() > 1;
        Object ignored = switch (written.getKind()) {
            case LIKE -> two ? LikePattern.of(pattern, option) : LikePattern.of(pattern);
            case SIMILAR -> two ? Regex.similar(pattern, option) : Regex.similar(pattern);
            default -> Regex.of(pattern, "");
        };
    }

    /**
     * What LIKE says of a column, if an expression is LIKE with a literal pattern, in which case matters.
     *
     * @param column the expression that is compared
     * @param pattern what it is compared with
     */
    public record ColumnLike(RexNode column, LikePattern pattern) {
        /** The comparison that an expression is; null when it is another. */
        public static @Nullable ColumnLike of(RexNode expression) {
            if (!(expression instanceof RexCall call)
                    || !(call.getOperator() instanceof PatternOperator operator)
                    || !operator.written.equals(SqlStdOperatorTable.LIKE)) {
                return null;
            }
            List<RexNode> operands = call.getOperands();
            String pattern = text(operands.get(1));
            String escape = operands.size() == 2 ? "" : text(operands.get(2));
            if (pattern == null || escape == null) {
                return null;
            }
            return new ColumnLike(
                    operands.get(0), operands.size() == 2 ? LikePattern.of(pattern) : LikePattern.of(pattern, escape));
        }
    }

    private static @Nullable String text(RexNode operand) {
        return operand instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
    }

    /** Unknown for null, as a comparison is. */
    @Override
    public @Nullable Supplier<Strong.Policy> getStrongPolicyInference() {
        return () -> Strong.Policy.ANY;
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        written.unparse(writer, call, leftPrecedence, rightPrecedence);
    }
}
