package io.keyway.plan.physical;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pattern.PatternOperator;
import java.util.Arrays;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls that there is no code for, and names them as the query does, before Calcite fails on them in its own
 * words.
 */
final class Computable extends RelVisitor {
    /** Those that Calcite's expression translator implements itself. */
    private static final Set<SqlKind> TRANSLATED = Set.of(SqlKind.CASE, SqlKind.SEARCH);

    /** Aggregates whose code depends on the type of their argument. */
    private static final Set<SqlKind> COMPUTED =
            Set.of(SqlKind.MIN, SqlKind.MAX, SqlKind.SUM, SqlKind.SUM0, SqlKind.AVG, SqlKind.ANY_VALUE);

    /** Operators whose code depends on the types of their operands. */
    private static final Set<SqlKind> TYPED =
            Set.of(SqlKind.NOT, SqlKind.AND, SqlKind.OR, SqlKind.MINUS_PREFIX, SqlKind.TRIM);

    private final RexShuttle expressions = new RexShuttle() {
        @Override
        public RexNode visitCall(RexCall call) {
            if (!TRANSLATED.contains(call.getKind()) && RexImpTable.INSTANCE.get(call.getOperator()) == null) {
                throw missing(call.getOperator().getName());
            }
            if (isTyped(call.getOperator())) {
                call.getOperands().forEach(operand -> requireType(operand.getType()));
            }
            return super.visitCall(call);
        }

        @Override
        public RexNode visitOver(RexOver over) {
            check(over.getAggOperator(), true);
            return over;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            throw missing("a sub-query at this place");
        }
    };

    private Computable() {}

    /**
     * Checks an expression.
     *
     * @throws KeywayException UNSUPPORTED_SQL with the name of what is missing
     */
    static void check(RelNode rel) {
        new Computable().go(rel);
    }

    @Override
    public void visit(RelNode rel, int ordinal, @Nullable RelNode parent) {
        if (rel instanceof Aggregate aggregate) {
            aggregate.getAggCallList().forEach(call -> check(call.getAggregation(), false));
            aggregate.getAggCallList().stream()
                    .filter(call -> COMPUTED.contains(call.getAggregation().getKind()))
                    .flatMap(call -> call.getArgList().stream())
                    .map(argument -> aggregate
                            .getInput()
                            .getRowType()
                            .getFieldList()
                            .get(argument)
                            .getType())
                    .forEach(Computable::requireType);
        } else if (rel instanceof Window window) {
            window.groups.forEach(group -> {
                group.aggCalls.forEach(call -> call.getOperands().forEach(operand -> requireType(operand.getType())));
                group.orderKeys
                        .getFieldCollations()
                        .forEach(key -> requireType(window.getInput()
                                .getRowType()
                                .getFieldList()
                                .get(key.getFieldIndex())
                                .getType()));
            });
            window.groups.forEach(
                    group -> group.aggCalls.forEach(call -> check((SqlAggFunction) call.getOperator(), true)));
        } else if (rel instanceof Match) {
            throw missing("MATCH_RECOGNIZE");
        } else if (rel instanceof Sample) {
            throw missing("TABLESAMPLE");
        } else if (rel instanceof RepeatUnion) {
            throw missing("WITH RECURSIVE");
        } else if (rel instanceof TableFunctionScan) {
            throw missing("a function in FROM");
        } else {
            rel.accept(expressions);
        }
        super.visit(rel, ordinal, parent);
    }

    private static boolean isTyped(SqlOperator operator) {
        return TYPED.contains(operator.getKind())
                || operator instanceof PatternOperator
                || operator.getName().equals("REPLACE")
                || operator instanceof SqlUserDefinedFunction own
                        && own.getFunction() instanceof ReflectiveFunctionBase function
                        && Arrays.stream(function.method.getParameterTypes()).noneMatch(Object.class::equals);
    }

    private static void requireType(RelDataType type) {
        if (type.getSqlTypeName() == SqlTypeName.ANY) {
            throw new KeywayException(
                            ErrorCode.TYPE_MISMATCH,
                            "a field of a user-defined type or tuple has no type that this could be computed of")
                    .withHint("write CAST(column['field'] AS type)");
        }
    }

    private static void check(SqlOperator function, boolean window) {
        if (RexImpTable.INSTANCE.get((SqlAggFunction) function, window) == null) {
            throw missing(function.getName() + (window ? " with OVER" : ""));
        }
    }

    private static KeywayException missing(String what) {
        return new KeywayException(ErrorCode.UNSUPPORTED_SQL, "Keyway does not compute " + what)
                .withHint("write it with other functions, or in several steps");
    }
}
