package io.keyway.plan.compute;

import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.OrderKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Sorts by keys where Calcite's order of the values is another than Keyway's.
 *
 *   Sort(song)                         Project(all but the key)
 *     input              ->              Sort(key)
 *                                          Project(all, textKey(song) AS key)
 *                                            input
 */
final class KeyedSort {
    private KeyedSort() {}

    static RelNode of(Sort sort) {
        RelNode input = sort.getInput();
        RexBuilder rex = sort.getCluster().getRexBuilder();
        List<RexNode> columns = Columns.all(input);
        int width = columns.size();
        List<RelFieldCollation> collations = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            RexNode column = rex.makeInputRef(input, collation.getFieldIndex());
            if (OrderKeys.isNeeded(column.getType())) {
                collations.add(collation.withFieldIndex(columns.size()));
                columns.add(OrderKeys.key(column, rex));
            } else {
                collations.add(collation);
            }
        }
        if (columns.size() == width) {
            return sort;
        }
        RelNode keyed = Columns.project(input, columns);
        RelNode sorted = LogicalSort.create(keyed, RelCollations.of(collations), sort.offset, sort.fetch);
        return Columns.project(sorted, Columns.all(sorted).subList(0, width));
    }
}
