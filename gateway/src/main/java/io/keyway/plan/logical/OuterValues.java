package io.keyway.plan.logical;

import io.keyway.plan.expression.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Presents values of outer rows to Calcite's rules as parameters: those that move conditions towards tables
 * (FilterJoinRule, FilterCorrelateRule, FilterProjectTransposeRule) leave one with such a value where it is, since they
 * cannot know whether the condition's own expression provides the row. Here none does; correlates alone provide outer
 * rows.
 *
 *   Filter($cor0.x = b.y, Join(b, c))   ->   Join(Filter($cor0.x = b.y, b), c)
 */
final class OuterValues {
    /** More than a query can have parameters. */
    private static final int FIRST = 1 << 24;

    private final List<RexFieldAccess> values = new ArrayList<>();
    private final RexBuilder rex;

    private OuterValues(RexBuilder rex) {
        this.rex = rex;
    }

    /** The expression that comes of a rewriting which takes values of outer rows for parameters. */
    static RelNode asParameters(RelNode rel, UnaryOperator<RelNode> rewriting) {
        OuterValues values = new OuterValues(rel.getCluster().getRexBuilder());
        RelNode hidden = Columns.rewrittenThroughout(rel, values.hide());
        return values.values.isEmpty()
                ? rewriting.apply(rel)
                : Columns.rewrittenThroughout(rewriting.apply(hidden), values.show());
    }

    private RexShuttle hide() {
        return new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                if (!(access.getReferenceExpr() instanceof RexCorrelVariable)) {
                    return super.visitFieldAccess(access);
                }
                int known = values.indexOf(access);
                if (known < 0) {
                    values.add(access);
                }
                return rex.makeDynamicParam(access.getType(), FIRST + (known < 0 ? values.size() - 1 : known));
            }
        };
    }

    private RexShuttle show() {
        return new RexShuttle() {
            @Override
            public RexNode visitDynamicParam(RexDynamicParam parameter) {
                return parameter.getIndex() < FIRST ? parameter : values.get(parameter.getIndex() - FIRST);
            }
        };
    }
}
