package io.keyway.plan.subquery;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Writes conditions on all rows of a sub-query with others, where Calcite's own way counts rows twice, takes a null for
 * more than it says, or takes a column of the query for one of its own that has the same name.
 *
 *   x <> SOME (q)      ->   x < SOME (q) OR x > SOME (q)
 *   (a, b) IN (q)      ->   CASE WHEN EXISTS (q that equals) THEN TRUE WHEN EXISTS (q that may equal) THEN NULL ELSE FALSE END
 *
 * <p>A list of rows that all of a condition's rows must be in stays as it is, so that it can be looked up.
 */
final class QuantifiedRows extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalFilter filter) {
        LogicalFilter inner = (LogicalFilter) super.visit(filter);
        Rewrite rewrite = new Rewrite(inner.getInput(), inner.getVariablesSet());
        List<RexNode> conditions = RelOptUtil.conjunctions(inner.getCondition()).stream()
                .map(condition -> isIn(condition) ? rewrite.below((RexSubQuery) condition) : condition.accept(rewrite))
                .toList();
        RexBuilder rex = filter.getCluster().getRexBuilder();
        return LogicalFilter.create(inner.getInput(), RexUtil.composeConjunction(rex, conditions), rewrite.variables);
    }

    @Override
    public RelNode visit(LogicalProject project) {
        LogicalProject inner = (LogicalProject) super.visit(project);
        Rewrite rewrite = new Rewrite(inner.getInput(), inner.getVariablesSet());
        return LogicalProject.create(
                inner.getInput(),
                inner.getHints(),
                rewrite.visitList(inner.getProjects()),
                inner.getRowType().getFieldNames(),
                rewrite.variables);
    }

    private static boolean isIn(RexNode condition) {
        return condition.getKind() == SqlKind.IN && condition instanceof RexSubQuery;
    }

    /** Rewrites the expressions over one input. */
    private static final class Rewrite extends RexShuttle {
        private final RelNode input;
        private final RexBuilder rex;
        /** The names of the input's row in sub-queries. */
        private ImmutableSet<CorrelationId> variables;

        Rewrite(RelNode input, Set<CorrelationId> variables) {
            this.input = input;
            this.rex = input.getCluster().getRexBuilder();
            this.variables = ImmutableSet.copyOf(variables);
        }

        /** The sub-query with those in it rewritten. */
        RexSubQuery below(RexSubQuery query) {
            return query.clone(query.rel.accept(new QuantifiedRows()));
        }

        /** Calcite expects of a condition that no OR stands in another. */
        @Override
        public RexNode visitCall(RexCall call) {
            return RexUtil.flatten(rex, super.visitCall(call));
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
            RexSubQuery visited = below((RexSubQuery) super.visitSubQuery(query));
            if (visited.getKind() == SqlKind.SOME
                    && ((SqlQuantifyOperator) visited.getOperator()).comparisonKind == SqlKind.NOT_EQUALS) {
                return rex.makeCall(
                        SqlStdOperatorTable.OR,
                        RexSubQuery.some(visited.rel, visited.operands, SqlStdOperatorTable.SOME_LT),
                        RexSubQuery.some(visited.rel, visited.operands, SqlStdOperatorTable.SOME_GT));
            }
            return isIn(visited)
                            && visited.getOperands().size() > 1
                            && visited.getType().isNullable()
                    ? membership(visited)
                    : visited;
        }

        private RexNode membership(RexSubQuery query) {
            RelDataType truth = query.getType();
            return rex.makeCall(
                    truth,
                    SqlStdOperatorTable.CASE,
                    List.of(
                            exists(query, false),
                            rex.makeLiteral(true),
                            exists(query, true),
                            rex.makeNullLiteral(truth),
                            rex.makeLiteral(false)));
        }

        /** Whether the sub-query has a row that equals the operands, or that may equal them if nulls were known. */
        private RexNode exists(RexSubQuery query, boolean maybe) {
            RexNode row = rex.makeCorrel(input.getRowType(), row(query));
            RexShuttle outer = new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return rex.makeFieldAccess(row, ref.getIndex());
                }
            };
            List<RexNode> conditions = new ArrayList<>();
            for (int i = 0; i < query.getOperands().size(); i++) {
                RexNode left = query.getOperands().get(i).accept(outer);
                RexNode right = rex.makeInputRef(query.rel, i);
                RexNode equal = call(SqlStdOperatorTable.EQUALS, left, right);
                conditions.add(
                        maybe
                                ? call(
                                        SqlStdOperatorTable.OR,
                                        equal,
                                        call(SqlStdOperatorTable.IS_NULL, left),
                                        call(SqlStdOperatorTable.IS_NULL, right))
                                : equal);
            }
            return RexSubQuery.exists(LogicalFilter.create(query.rel, RexUtil.composeConjunction(rex, conditions)));
        }

        /** The name of the input's row in a sub-query, in which it may have one name only. */
        private CorrelationId row(RexSubQuery query) {
            Set<CorrelationId> used = RelOptUtil.getVariablesUsed(query.rel);
            Optional<CorrelationId> known =
                    variables.stream().filter(used::contains).findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            CorrelationId id = input.getCluster().createCorrel();
            variables = ImmutableSet.<CorrelationId>builder()
                    .addAll(variables)
                    .add(id)
                    .build();
            return id;
        }

        private RexNode call(SqlOperator operator, RexNode... operands) {
            return rex.makeCall(operator, operands);
        }
    }
}
