package io.keyway.plan.subquery;

import io.keyway.plan.expression.Fallible;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Collect;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a sub-query over no rows where it is not needed, so that nothing in it fails.
 *
 *   Project(10 / x)              Project(10 / x)
 *     Aggregate(max(c))    ->      Filter(guard)
 *       a                            Aggregate(max(c))
 *                                      Filter(guard)
 *                                        a
 */
final class GuardedRows {
    private final RexNode guard;

    private GuardedRows(RexNode guard) {
        this.guard = guard;
    }

    /**
     * The sub-query, which finds nothing where the guard is false.
     *
     * @param guard a value of an outer row
     */
    static RelNode in(RelNode query, RexNode guard) {
        return new GuardedRows(guard).guarded(query);
    }

    private RelNode guarded(RelNode rel) {
        List<RelNode> inputs = new ArrayList<>();
        rel.getInputs().forEach(input -> inputs.add(guarded(input)));
        return inputs.isEmpty()
                ? LogicalFilter.create(rel, guard)
                : above(inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs));
    }

    /** Totals and collections of no rows are rows. */
    private RelNode above(RelNode rel) {
        boolean ofNothing = rel instanceof Collect
                || rel instanceof Aggregate aggregate
                        && aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
        return ofNothing ? LogicalFilter.create(rel, guard) : rel;
    }

    /** Whether a sub-query may fail. */
    static boolean mayFail(RelNode query) {
        boolean[] found = new boolean[1];
        RexShuttle expressions = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                found[0] |= Fallible.is(call);
                return call;
            }
        };
        new RelVisitor() {
            @Override
            public void visit(RelNode rel, int ordinal, @Nullable RelNode parent) {
                found[0] |= rel instanceof Aggregate aggregate
                        && aggregate.getAggCallList().stream()
                                .anyMatch(call -> call.getAggregation().getKind() == SqlKind.SINGLE_VALUE);
                rel.accept(expressions);
                super.visit(rel, ordinal, parent);
            }
        }.go(query);
        return found[0];
    }

    /** Whether a sub-query that stands for a value may find several rows. */
    static boolean mayFindSeveral(RelNode query) {
        Double most = query.getCluster().getMetadataQuery().getMaxRowCount(query);
        return most == null || most > 1;
    }
}
