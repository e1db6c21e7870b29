package io.keyway.plan.condition;

import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/**
 * {@code column IN (list)}, where the list is one parameter. Only Cassandra can answer it: there is no code for it, and
 * no query can name it.
 */
public final class InList extends SqlFunction {
    private static final InList OPERATOR = new InList();

    private InList() {
        super(
                "IN_LIST",
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.BOOLEAN_NULLABLE,
                InferTypes.FIRST_KNOWN,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.SYSTEM);
    }

    /**
     * The condition.
     *
     * @param list whose value is a list of values of its type, none of them null
     * @param count how many different values it has as far as planning is concerned
     */
    public static RexNode of(RexNode column, RexDynamicParam list, int count, RexBuilder rex) {
        return rex.makeCall(OPERATOR, column, list, rex.makeExactLiteral(BigDecimal.valueOf(count)));
    }

    /** Whether an expression is such a condition. */
    public static boolean is(RexNode expression) {
        return expression instanceof RexCall call && call.getOperator() instanceof InList;
    }

    /** The condition as a restriction. */
    static Restriction.In restriction(String column, RexCall call) {
        RexDynamicParam list = (RexDynamicParam) call.getOperands().get(1);
        Integer count = ((RexLiteral) call.getOperands().get(2)).getValueAs(Integer.class);
        return new Restriction.In(column, List.of(new Term.ListParameter(list.getIndex(), count == null ? 0 : count)));
    }

    /** Unknown for null, as a comparison is. */
    @Override
    public @Nullable Supplier<Strong.Policy> getStrongPolicyInference() {
        return () -> Strong.Policy.ANY;
    }
}
