package io.keyway.plan.frontend;

import io.keyway.plan.condition.InList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * The parameters that hoisted literals have become in a converted query.
 *
 * @param first the number of the first one; those before it are the query's own
 * @param types their types
 * @param readers how the value of each is read from a literal
 * @param kept the literals, by position, that have to stay part of the query because planning needs to see them
 */
public record HoistedParameters(int first, List<RelDataType> types, List<SlotReader> readers, Set<Integer> kept) {
    public HoistedParameters {
        types = List.copyOf(types);
        readers = List.copyOf(readers);
        kept = Set.copyOf(kept);
    }

    /** The literal, by position, that an expression is the parameter of; empty when it is none. */
    static OptionalInt literal(RexNode expression, int first) {
        return expression instanceof RexDynamicParam parameter && parameter.getIndex() >= first
                ? OptionalInt.of(parameter.getIndex() - first)
                : OptionalInt.empty();
    }

    /** The lists, by position, that Cassandra is not asked for, which leaves them to the gateway. */
    public Set<Integer> listsIn(RelNode rel) {
        Set<Integer> lists = new HashSet<>();
        rel.accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                if (InList.is(call)) {
                    literal(call.getOperands().get(1), first).ifPresent(lists::add);
                }
                return super.visitCall(call);
            }
        });
        rel.getInputs().forEach(input -> lists.addAll(listsIn(input)));
        return lists;
    }
}
