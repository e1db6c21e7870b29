package io.keyway.plan.logical;

import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.Fallible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Computes arguments that may fail only for the rows that FILTER leaves.
 *
 *   Aggregate(sum(x) FILTER f)          Aggregate(sum(x) FILTER f)
 *     Project(1/qty AS x, f)       ->     Project(CASE(f, 1/qty, NULL) AS x, f)
 *
 * <p>Declines for columns that are grouped by, or that an aggregate of all rows takes too.
 */
final class FilteredArguments extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalAggregate aggregate) {
        RelNode visited = super.visit(aggregate);
        return visited instanceof LogicalAggregate same && same.getInput() instanceof LogicalProject project
                ? guarded(same, project)
                : visited;
    }

    private static RelNode guarded(LogicalAggregate aggregate, LogicalProject project) {
        RexBuilder rex = aggregate.getCluster().getRexBuilder();
        List<RexNode> columns = new ArrayList<>(project.getProjects());
        boolean[] changed = {false};
        filters(aggregate).forEach((column, filters) -> {
            RexNode argument = columns.get(column);
            if (Fallible.is(argument)) {
                List<RexNode> conditions =
                        filters.stream().map(project.getProjects()::get).toList();
                columns.set(
                        column,
                        rex.makeCall(
                                SqlStdOperatorTable.CASE,
                                RexUtil.composeDisjunction(rex, conditions),
                                argument,
                                rex.makeNullLiteral(argument.getType())));
                changed[0] = true;
            }
        });
        return changed[0]
                ? aggregate.copy(aggregate.getTraitSet(), List.of(Columns.project(project.getInput(), columns)))
                : aggregate;
    }

    /** The filters of each column that is used under filters only. */
    private static Map<Integer, Set<Integer>> filters(LogicalAggregate aggregate) {
        Map<Integer, Set<Integer>> filters = new TreeMap<>();
        Set<Integer> always = new HashSet<>(aggregate.getGroupSet().asList());
        for (AggregateCall call : aggregate.getAggCallList()) {
            always.add(call.filterArg);
            for (int column : arguments(call)) {
                if (call.filterArg < 0) {
                    always.add(column);
                } else {
                    filters.computeIfAbsent(column, first -> new TreeSet<>()).add(call.filterArg);
                }
            }
        }
        filters.keySet().removeAll(always);
        return filters;
    }

    private static List<Integer> arguments(AggregateCall call) {
        List<Integer> columns = new ArrayList<>(call.getArgList());
        call.getCollation().getFieldCollations().stream()
                .map(RelFieldCollation::getFieldIndex)
                .forEach(columns::add);
        return columns;
    }
}
