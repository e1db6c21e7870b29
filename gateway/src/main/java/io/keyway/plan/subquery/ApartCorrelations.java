package io.keyway.plan.subquery;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Lets two places of a sub-query, one above the other, take the same outer value from columns of their own, if the upper one
 * takes another value too: Calcite's decorrelation then provides both anew, and forgets what the lower place compared.
 *
 *   Correlate(cor0)                                Project(all but x)
 *     a                                              Correlate(cor0)
 *     Filter(b.y > cor0.z OR c.v = cor0.w)   ->        Project(a.*, a.w AS x)
 *       Join(Filter(b.u = cor0.w), c)                  Filter(b.y > cor0.z OR c.v = cor0.x)
 *                                                        Join(Filter(b.u = cor0.w), c)
 */
final class ApartCorrelations extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(LogicalCorrelate correlate) {
        LogicalCorrelate inner = (LogicalCorrelate) super.visit(correlate);
        Uses uses = new Uses(inner);
        uses.below(inner.getRight());
        return uses.copied.isEmpty()
                ? inner
                : CarriedValues.on(
                        inner,
                        uses.values(),
                        (rel, access) -> uses.isOf(access)
                                ? uses.copies
                                        .getOrDefault(rel, Map.of())
                                        .getOrDefault(
                                                access.getField().getIndex(),
                                                access.getField().getIndex())
                                : null);
    }

    /** Where the right side of a correlate uses which columns of the left. */
    private static final class Uses {
        private final LogicalCorrelate correlate;
        private final List<Integer> copied = new ArrayList<>();
        private final IdentityHashMap<RelNode, Map<Integer, Integer>> copies = new IdentityHashMap<>();

        Uses(LogicalCorrelate correlate) {
            this.correlate = correlate;
        }

        boolean isOf(RexFieldAccess access) {
            return correlate.getCorrelationId().equals(CarriedValues.outer(access));
        }

        List<RexNode> values() {
            return copied.stream()
                    .map(column ->
                            (RexNode) correlate.getCluster().getRexBuilder().makeInputRef(correlate.getLeft(), column))
                    .toList();
        }

        /** The columns that an expression and those below it use; decides on the way who gets columns of its own. */
        Set<Integer> below(RelNode rel) {
            Set<Integer> below = new HashSet<>();
            rel.getInputs().forEach(input -> below.addAll(below(input)));
            Set<Integer> own = own(rel);
            if (rel.getInputs().size() == 1 && !below.containsAll(own)) {
                Map<Integer, Integer> places = new TreeMap<>();
                for (int column : Sets.intersection(own, below)) {
                    places.put(column, correlate.getLeft().getRowType().getFieldCount() + copied.size());
                    copied.add(column);
                }
                copies.put(rel, places);
            }
            below.addAll(own);
            return below;
        }

        private Set<Integer> own(RelNode rel) {
            Set<Integer> own = new TreeSet<>();
            rel.accept(new RexShuttle() {
                @Override
                public RexNode visitFieldAccess(RexFieldAccess access) {
                    if (isOf(access)) {
                        own.add(access.getField().getIndex());
                    }
                    return super.visitFieldAccess(access);
                }
            });
            return own;
        }
    }
}
