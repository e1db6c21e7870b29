package io.keyway.plan.physical;

import io.keyway.plan.expression.RangeEnds;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BinaryExpression;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.ExpressionType;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ends of a frame at a distance from a value by {@link RangeEnds}; Calcite's code adds up by Java's operators, which
 * know neither nulls nor decimals.
 *
 *   binarySearchLower(rows, key - distance, ...)   ->   binarySearchLower(rows, before(key, distance), ...)
 */
public final class MeasuredRanges extends SingleRel implements EnumerableRel {
    private MeasuredRanges(RelNode window) {
        super(window.getCluster(), window.getTraitSet(), window);
    }

    /** The same expression, around whose windows the code is changed. */
    public static RelNode in(RelNode rel) {
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode visited = super.visit(other);
                return visited instanceof Window window
                                && window.groups.stream().anyMatch(MeasuredRanges::isMeasured)
                        ? new MeasuredRanges(window)
                        : visited;
            }
        });
    }

    private static boolean isMeasured(Window.Group group) {
        return !group.isRows && (group.lowerBound.getOffset() != null || group.upperBound.getOffset() != null);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new MeasuredRanges(inputs.get(0));
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        Result window = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
        return implementor.result(window.physType, window.block.accept(new Ends()));
    }

    private static final class Ends extends Shuttle {
        private static final List<Method> SEARCHES =
                List.of(BuiltInMethod.BINARY_SEARCH6_LOWER.method, BuiltInMethod.BINARY_SEARCH6_UPPER.method);

        @Override
        public Expression visit(MethodCallExpression call, @Nullable Expression target, List<Expression> arguments) {
            boolean measured = SEARCHES.contains(call.method) && arguments.get(1) instanceof BinaryExpression;
            if (!measured) {
                return super.visit(call, target, arguments);
            }
            BinaryExpression end = (BinaryExpression) arguments.get(1);
            List<Expression> ends = new ArrayList<>(arguments);
            ends.set(
                    1,
                    Expressions.call(
                            RangeEnds.class,
                            end.getNodeType() == ExpressionType.Add ? "after" : "before",
                            Expressions.box(end.expression0),
                            Expressions.box(end.expression1)));
            return Expressions.call(target, call.method, ends);
        }
    }
}
