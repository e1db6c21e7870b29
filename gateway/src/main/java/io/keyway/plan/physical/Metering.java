package io.keyway.plan.physical;

import io.keyway.plan.access.CqlCorrelate;
import io.keyway.plan.access.CqlLookupJoin;
import io.keyway.plan.access.KeptRows;
import io.keyway.plan.compute.TimeUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Spool;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Puts a meter before every operator that could run for long, or hold many rows, unnoticed. */
public final class Metering {
    /** Aggregates that keep every value instead of a sum of them. */
    private static final Set<SqlKind> COLLECTING =
            Set.of(SqlKind.COLLECT, SqlKind.ARRAY_AGG, SqlKind.ARRAY_CONCAT_AGG, SqlKind.LISTAGG, SqlKind.STRING_AGG);

    private Metering() {}

    /** The same expression with meters. */
    public static RelNode apply(RelNode rel) {
        List<RelNode> inputs = new ArrayList<>();
        for (int i = 0; i < rel.getInputs().size(); i++) {
            RelNode input = apply(rel.getInput(i));
            inputs.add(
                    isSimple(rel)
                            ? input
                            : new MeteredInput(
                                    input,
                                    new MeteredInput.MeterSettings(
                                            name(rel),
                                            holds(rel, i),
                                            repeats(rel, i),
                                            rel instanceof Aggregate,
                                            groupSets(rel))));
        }
        return inputs.isEmpty() ? rel : rel.copy(rel.getTraitSet(), inputs);
    }

    /** Operators that pass each row on at once. */
    private static boolean isSimple(RelNode rel) {
        return rel instanceof Calc
                || rel instanceof CqlLookupJoin
                || rel instanceof CqlCorrelate
                || rel instanceof KeptRows
                || rel instanceof TimeUnits
                || rel instanceof Sort sort
                        && sort.getCollation().getFieldCollations().isEmpty();
    }

    private static boolean holds(RelNode rel, int input) {
        if (rel instanceof Join) {
            return input == 1;
        }
        if (rel instanceof Aggregate aggregate) {
            return aggregate.getAggCallList().stream().anyMatch(Metering::collects);
        }
        if (rel instanceof SetOp operation) {
            return !(operation instanceof Union && operation.all);
        }
        // A sort with a limit keeps no more rows than the limit.
        return rel instanceof Sort sort && sort.fetch == null || rel instanceof Window || rel instanceof Spool;
    }

    /** What an aggregate groups by that Calcite computes as a set of whole rows, or by several sets of columns. */
    private static List<ImmutableBitSet> groupSets(RelNode rel) {
        if (!(rel instanceof Aggregate aggregate)) {
            return List.of();
        }
        boolean simple = aggregate.getGroupType() == Aggregate.Group.SIMPLE;
        boolean wholeRows = aggregate.getAggCallList().isEmpty()
                && aggregate.getGroupCount()
                        == aggregate.getInput().getRowType().getFieldCount();
        return simple && !wholeRows ? List.of() : aggregate.getGroupSets();
    }

    private static boolean repeats(RelNode rel, int input) {
        return input == 1 && rel instanceof EnumerableNestedLoopJoin;
    }

    private static boolean collects(AggregateCall call) {
        return COLLECTING.contains(call.getAggregation().getKind());
    }

    private static String name(RelNode rel) {
        if (rel instanceof Join join) {
            return join.analyzeCondition().leftKeys.isEmpty() ? "a join without equal columns" : "a join";
        }
        if (rel instanceof Sort) {
            return "a sort";
        }
        if (rel instanceof Window) {
            return "a window";
        }
        if (rel instanceof Aggregate) {
            return "an aggregate";
        }
        return rel instanceof SetOp ? "a set operation" : rel.getRelTypeName();
    }
}
