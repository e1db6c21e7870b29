package io.keyway.plan.logical;

import io.keyway.plan.frontend.CatalogTables.SqlTable;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/**
 * Puts one key column between a count of whole rows and the table, since Calcite's trimming of columns leaves all of
 * them where none is used.
 *
 *   Aggregate(count(*))           Aggregate(count(*))
 *     TableScan             ->      Project(key column)
 *                                     TableScan
 */
final class NarrowCounts extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalAggregate aggregate) {
        boolean usesColumns = !aggregate.getGroupSet().isEmpty()
                || aggregate.getAggCallList().stream()
                        .anyMatch(call -> !call.getArgList().isEmpty() || call.filterArg >= 0);
        if (usesColumns || !(aggregate.getInput() instanceof TableScan scan)) {
            return super.visit(aggregate);
        }
        SqlTable table = scan.getTable().unwrap(SqlTable.class);
        if (table == null) {
            return super.visit(aggregate);
        }
        String key = table.table().primaryKey().get(0);
        int position = scan.getRowType().getFieldNames().indexOf(key);
        RexNode column = scan.getCluster().getRexBuilder().makeInputRef(scan, position);
        RelNode narrow = LogicalProject.create(scan, List.of(), List.of(column), List.of(key), Set.of());
        return aggregate.copy(aggregate.getTraitSet(), List.of(narrow));
    }
}
