package io.keyway.plan.subquery;

import com.google.common.collect.Sets;
import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.Fallible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelOptUtil.Logic;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.LogicVisitor;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Puts the value of each sub-query beside the rows for which it is computed, from the innermost sub-query on.
 *
 *   Filter(x > (q))            Project(all but q)
 *     a                  ->      Filter(x > q)
 *                                  Correlate, or a join when q does not depend on a
 *                                    a
 *                                    q
 *
 * <p>Which of the rows in scope a sub-query depends on is read off the sub-query itself: those that it uses and that no row
 * further out provides are the ones of the expression that it stands in. (Calcite's SubQueryRemoveRule trusts the
 * expression's list of variables, which lacks those of sub-queries of sub-queries.)
 */
final class Correlation {
    private final RelOptCluster cluster;

    Correlation(RelOptCluster cluster) {
        this.cluster = cluster;
    }

    /** An equivalent expression without sub-queries in expressions. */
    RelNode resolve(RelNode rel) {
        return resolve(rel, Set.of());
    }

    /** @param scope the outer rows that stand around the expression */
    private RelNode resolve(RelNode rel, Set<CorrelationId> scope) {
        if (rel instanceof Correlate correlate) {
            RelNode right = resolve(correlate.getRight(), Sets.union(scope, correlate.getVariablesSet()));
            return correlate.copy(correlate.getTraitSet(), List.of(resolve(correlate.getLeft(), scope), right));
        }
        if (rel instanceof Join join && RexUtil.SubQueryFinder.containsSubQuery(join)) {
            RelNode moved = JoinConditions.withoutSubQueries(join, own(List.of(join.getCondition()), scope));
            return resolve(moved.accept(new QuantifiedRows()), scope);
        }
        List<RelNode> inputs = new ArrayList<>();
        rel.getInputs().forEach(input -> inputs.add(resolve(input, scope)));
        RelNode copy = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
        if (copy instanceof Filter filter && RexUtil.SubQueryFinder.containsSubQuery(filter)) {
            return filter(filter, scope);
        }
        return copy instanceof Project project && RexUtil.SubQueryFinder.containsSubQuery(project)
                ? project(project, scope)
                : copy;
    }

    /** What sub-queries call the rows of the expression that they stand in. */
    private static Set<CorrelationId> own(List<RexNode> expressions, Set<CorrelationId> scope) {
        Set<CorrelationId> own = new HashSet<>();
        new RexVisitorImpl<Void>(true) {
            @Override
            public @Nullable Void visitSubQuery(RexSubQuery query) {
                own.addAll(RelOptUtil.getVariablesUsed(query.rel));
                return super.visitSubQuery(query);
            }
        }.visitEach(expressions);
        own.removeAll(scope);
        return own;
    }

    private RelNode filter(Filter filter, Set<CorrelationId> scope) {
        ExtendedRows rows = new ExtendedRows(filter.getInput(), scope);
        List<RexNode> condition = rows.resolve(List.of(filter.getCondition()), Logic.TRUE);
        RelNode filtered = LogicalFilter.create(
                rows.rel(), RexUtil.removeNullabilityCast(cluster.getTypeFactory(), condition.get(0)));
        List<RexNode> columns = new ArrayList<>(cluster.getRexBuilder().identityProjects(filter.getRowType()));
        return LogicalProject.create(
                filtered, List.of(), columns, filter.getRowType().getFieldNames(), Set.of());
    }

    private RelNode project(Project project, Set<CorrelationId> scope) {
        ExtendedRows rows = new ExtendedRows(project.getInput(), scope);
        List<RexNode> expressions = rows.resolve(project.getProjects(), Logic.TRUE_FALSE_UNKNOWN);
        return LogicalProject.create(
                rows.rel(),
                project.getHints(),
                expressions,
                project.getRowType().getFieldNames(),
                Set.of());
    }

    /** Rows that get the values of sub-queries as further columns. */
    private final class ExtendedRows {
        private final RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(cluster, null);
        private final Set<CorrelationId> scope;
        private int count;

        ExtendedRows(RelNode input, Set<CorrelationId> scope) {
            this.scope = scope;
            builder.push(input);
        }

        RelNode rel() {
            return builder.peek();
        }

        /**
         * The expressions with columns in the place of their sub-queries.
         *
         * @param logic whether it matters that a condition is unknown rather than false
         */
        List<RexNode> resolve(List<RexNode> expressions, Logic logic) {
            List<RexNode> result = expressions;
            for (RexSubQuery query = first(result); query != null; query = first(result)) {
                RexNode guard = Guards.of(query, result, logic == Logic.TRUE, builder.getRexBuilder());
                RexNode value = value(query, needed(query, result, logic), guard);
                RexSubQuery replaced = query;
                RexShuttle shuttle = new RexShuttle() {
                    @Override
                    public RexNode visitSubQuery(RexSubQuery other) {
                        return other.equals(replaced) ? value : super.visitSubQuery(other);
                    }
                };
                result = result.stream()
                        .map(expression -> expression.accept(shuttle))
                        .toList();
            }
            return result;
        }

        /** A sub-query whose operands have none; null when there is no more. */
        private static @Nullable RexSubQuery first(List<RexNode> expressions) {
            RexSubQuery found = RexUtil.SubQueryFinder.find(expressions);
            RexSubQuery operand = found == null ? null : first(found.getOperands());
            return operand == null ? found : operand;
        }

        /**
         * What matters of a condition; everything of a value, and where Calcite does not look: in windows, other
         * sub-queries and fields of rows.
         */
        private static Logic needed(RexSubQuery query, List<RexNode> expressions, Logic logic) {
            boolean hidden = query.getKind() == SqlKind.SCALAR_QUERY
                    || RexOver.containsOver(expressions, null)
                    || !query.equals(RexUtil.SubQueryFinder.find(expressions));
            return hidden ? Logic.TRUE_FALSE_UNKNOWN : LogicVisitor.find(logic, expressions, query);
        }

        private RexNode value(RexSubQuery query, Logic logic, @Nullable RexNode guard) {
            Set<CorrelationId> own = own(List.of(query), scope);
            RelNode inner = NullComparisons.in(Correlation.this.resolve(query.rel, Sets.union(scope, own)));
            RexSubQuery resolved = query.clone(inner);
            count++;
            if (guard != null) {
                resolved = guarded(resolved, own, guard);
            }
            Logic needed = guard != null && logic == Logic.TRUE ? Logic.TRUE_FALSE : logic;
            return own.isEmpty()
                    ? UncorrelatedSubQueries.INSTANCE.value(resolved, needed, builder, count)
                    : new CorrelatedSubQuery(resolved, own, builder).value(needed);
        }

        /**
         * The sub-query so that it does not fail for rows for which it is not needed. One that is compared with values of the
         * rows and depends on none is looked up by them, and so evaluated for all.
         *
         * @param own gets what the sub-query calls the rows
         */
        private RexSubQuery guarded(RexSubQuery query, Set<CorrelationId> own, RexNode guard) {
            RexBuilder rex = builder.getRexBuilder();
            RexSubQuery safe = query.clone(query.getType(), Guards.operands(query, guard, rex));
            boolean fails = GuardedRows.mayFail(query.rel)
                    || query.getKind() == SqlKind.SCALAR_QUERY && GuardedRows.mayFindSeveral(query.rel)
                    || query.getOperands().stream().anyMatch(Fallible::is);
            if (!fails || own.isEmpty() && !query.getOperands().isEmpty()) {
                return safe;
            }
            int width = builder.peek().getRowType().getFieldCount();
            List<RexNode> columns = Columns.all(builder.peek());
            columns.add(guard);
            builder.push(Columns.project(builder.build(), columns));
            CorrelationId row = cluster.createCorrel();
            own.add(row);
            return safe.clone(GuardedRows.in(
                    query.rel, rex.makeFieldAccess(rex.makeCorrel(builder.peek().getRowType(), row), width)));
        }
    }
}
