package io.keyway.pushdown;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/** Reads conditions as restrictions that CQL can state, as far as they are any. */
public final class Conjuncts {
    private final List<String> names;

    private Conjuncts(List<String> names) {
        this.names = names;
    }

    /**
     * Takes a condition apart.
     *
     * @param condition over the columns of a table, by position
     * @param names the names of these columns
     */
    public static List<Conjunct> of(RexNode condition, List<String> names) {
        Conjuncts reader = new Conjuncts(names);
        return RelOptUtil.conjunctions(condition).stream().map(reader::read).toList();
    }

    private Conjunct read(RexNode condition) {
        Set<String> columns = new LinkedHashSet<>();
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(condition);
        used.forEach(position -> columns.add(names.get(position)));
        Reading reading = restriction(condition);
        return new Conjunct(
                condition,
                columns,
                reading == null ? null : reading.restriction(),
                reading != null && reading.exact(),
                rejectsNull(condition, used));
    }

    private Set<String> rejectsNull(RexNode condition, ImmutableBitSet used) {
        Set<String> result = new HashSet<>();
        for (int position : used) {
            if (Strong.isNotTrue(condition, ImmutableBitSet.of(position))) {
                result.add(names.get(position));
            }
        }
        return result;
    }

    private record Reading(Restriction restriction, boolean exact) {
        static Reading exact(Restriction restriction) {
            return new Reading(restriction, true);
        }
    }

    private @Nullable Reading restriction(RexNode condition) {
        return switch (condition.getKind()) {
            case EQUALS -> equality((RexCall) condition);
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> comparison((RexCall) condition);
            case SEARCH -> search((RexCall) condition);
            case OR -> disjunction((RexCall) condition);
            case INPUT_REF -> truth(condition, true);
            case NOT -> truth(((RexCall) condition).getOperands().get(0), false);
            default -> null;
        };
    }

    private @Nullable Reading truth(RexNode operand, boolean value) {
        return operand instanceof RexInputRef ref
                ? Reading.exact(new Equal(names.get(ref.getIndex()), new Term.Constant(value)))
                : null;
    }

    private @Nullable Reading equality(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        String column = column(left);
        Term value = Terms.of(right);
        if (column == null || value == null) {
            column = column(right);
            value = Terms.of(left);
        }
        return column == null || value == null ? null : Reading.exact(new Equal(column, value));
    }

    private @Nullable Reading comparison(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        String column = column(left);
        Term value = Terms.of(right);
        SqlKind kind = call.getKind();
        if (column == null || value == null) {
            column = column(right);
            value = Terms.of(left);
            kind = kind.reverse();
        }
        if (column == null || value == null) {
            return null;
        }
        Bound bound = new Bound(value, kind == SqlKind.LESS_THAN_OR_EQUAL || kind == SqlKind.GREATER_THAN_OR_EQUAL);
        boolean upper = kind == SqlKind.LESS_THAN || kind == SqlKind.LESS_THAN_OR_EQUAL;
        return Reading.exact(new Restriction.Range(column, upper ? null : bound, upper ? bound : null));
    }

    /** {@code k = 1 OR k IN (2, ?)}: a list of values for one column. */
    private @Nullable Reading disjunction(RexCall call) {
        List<Term> values = new ArrayList<>();
        String common = null;
        for (RexNode operand : RelOptUtil.disjunctions(call)) {
            Reading reading = restriction(operand);
            if (reading == null || !reading.exact()) {
                return null;
            }
            if (reading.restriction() instanceof Equal equal) {
                values.add(equal.value());
            } else if (reading.restriction() instanceof In in) {
                values.addAll(in.values());
            } else {
                return null;
            }
            String column = reading.restriction().column();
            if (common != null && !common.equals(column)) {
                return null;
            }
            common = column;
        }
        return common == null ? null : Reading.exact(new In(common, values));
    }

    private @Nullable Reading search(RexCall call) {
        RexNode operand = call.getOperands().get(0);
        String column = column(operand);
        Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
        if (column == null || sarg == null || sarg.nullAs == RexUnknownAs.TRUE) {
            return null;
        }
        RelDataType type = call.getOperands().get(1).getType();
        return sarg.isPoints() ? Reading.exact(points(column, sarg, type)) : span(column, sarg, type);
    }

    private static Restriction points(String column, Sarg<?> sarg, RelDataType type) {
        List<Term> values = new ArrayList<>();
        for (Range<?> range : sarg.rangeSet.asRanges()) {
            values.add(new Term.Constant(Terms.javaValue(range.lowerEndpoint(), type)));
        }
        return values.size() == 1 ? new Equal(column, values.get(0)) : new In(column, values);
    }

    /** Several ranges: their span can be asked for, and what lies between them remains to be left out. */
    private static @Nullable Reading span(String column, Sarg<?> sarg, RelDataType type) {
        if (sarg.rangeSet.isEmpty()) {
            return null;
        }
        Range<?> span = sarg.rangeSet.span();
        Bound lower = span.hasLowerBound()
                ? new Bound(
                        new Term.Constant(Terms.javaValue(span.lowerEndpoint(), type)),
                        span.lowerBoundType() == BoundType.CLOSED)
                : null;
        Bound upper = span.hasUpperBound()
                ? new Bound(
                        new Term.Constant(Terms.javaValue(span.upperEndpoint(), type)),
                        span.upperBoundType() == BoundType.CLOSED)
                : null;
        if (lower == null && upper == null) {
            return null;
        }
        boolean one = sarg.rangeSet.asRanges().size() == 1;
        return new Reading(new Restriction.Range(column, lower, upper), one);
    }

    /** The column that an operand stands for, also behind a cast that keeps every value apart and in order. */
    private @Nullable String column(RexNode operand) {
        if (operand instanceof RexInputRef ref) {
            return names.get(ref.getIndex());
        }
        if (operand.getKind() == SqlKind.CAST) {
            RexNode inner = ((RexCall) operand).getOperands().get(0);
            return inner instanceof RexInputRef ref && Terms.isLossless(inner.getType(), operand.getType())
                    ? names.get(ref.getIndex())
                    : null;
        }
        return null;
    }
}
