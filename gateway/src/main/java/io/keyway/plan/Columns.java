package io.keyway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/** Short ways to lists of columns. */
final class Columns {
    private Columns() {}

    /** References to all columns of an expression, in a list that can grow. */
    static List<RexNode> all(RelNode rel) {
        return new ArrayList<>(rel.getCluster().getRexBuilder().identityProjects(rel.getRowType()));
    }

    /** The expression with these columns instead of its own, named by position. */
    static RelNode project(RelNode rel, List<RexNode> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add("c" + names.size()));
        return LogicalProject.create(rel, List.of(), columns, names, Set.of());
    }
}
