package io.keyway.plan.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/** Short ways to lists of columns, and to expressions over them. */
public final class Columns {
    private Columns() {}

    /** References to all columns of an expression, in a list that can grow. */
    public static List<RexNode> all(RelNode rel) {
        return new ArrayList<>(rel.getCluster().getRexBuilder().identityProjects(rel.getRowType()));
    }

    /** The expression with these columns instead of its own, named by position. */
    public static RelNode project(RelNode rel, List<RexNode> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add("c" + names.size()));
        return LogicalProject.create(rel, List.of(), columns, names, Set.of());
    }

    /** The expression with its own expressions rewritten; Calcite insists on flat conditions. */
    public static RelNode rewritten(RelNode rel, RexShuttle shuttle) {
        if (rel instanceof Filter filter) {
            RexNode condition =
                    flat(filter.getCondition().accept(shuttle), rel.getCluster().getRexBuilder());
            return filter.copy(filter.getTraitSet(), filter.getInput(), condition);
        }
        return rel.accept(shuttle);
    }

    /** The expression with its own expressions and those of all below it rewritten. */
    public static RelNode rewrittenThroughout(RelNode rel, RexShuttle shuttle) {
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return rewritten(super.visit(other), shuttle);
            }
        });
    }

    /** The condition without ANDs right under ANDs and ORs right under ORs. */
    public static RexNode flat(RexNode condition, RexBuilder rex) {
        return condition.accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexNode visited = super.visitCall(call);
                return call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR
                        ? RexUtil.flatten(rex, visited)
                        : visited;
            }
        });
    }
}
