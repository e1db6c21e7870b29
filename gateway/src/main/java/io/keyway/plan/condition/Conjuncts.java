package io.keyway.plan.condition;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.keyway.pattern.LikePattern;
import io.keyway.pattern.PatternOperator.ColumnLike;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Reads conditions as restrictions, as far as CQL can state them. */
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
    public static List<Conjunct<RexNode>> of(RexNode condition, List<String> names) {
        Conjuncts reader = new Conjuncts(names);
        return RelOptUtil.conjunctions(condition).stream().map(reader::conjunct).toList();
    }

    private Conjunct<RexNode> conjunct(RexNode condition) {
        Set<String> columns = new LinkedHashSet<>();
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(condition);
        used.forEach(position -> columns.add(names.get(position)));
        Reading reading = read(condition, used);
        return new Conjunct<>(
                condition, columns, reading.restrictions(), reading.exact(), rejectsNull(condition, used));
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

    /**
     * What a condition implies.
     *
     * @param exact whether the first restriction implies the condition too
     */
    private record Reading(List<Restriction> restrictions, boolean exact) {
        static final Reading NOTHING = new Reading(List.of(), false);

        static Reading exact(Restriction restriction) {
            return new Reading(List.of(restriction), true);
        }

        /** The values that the condition allows a column, if it does nothing else. */
        Optional<EqualityOrIn> values() {
            return exact && restrictions.get(0) instanceof EqualityOrIn said ? Optional.of(said) : Optional.empty();
        }
    }

    private Reading read(RexNode condition, ImmutableBitSet used) {
        return condition.getKind() == SqlKind.OR
                ? disjunction((RexCall) condition)
                : used.cardinality() == 1 ? onColumn(condition) : Reading.NOTHING;
    }

    /** A condition on one column. */
    private Reading onColumn(RexNode condition) {
        return switch (condition.getKind()) {
            case EQUALS -> equality((RexCall) condition);
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> comparison((RexCall) condition);
            case SEARCH -> search((RexCall) condition);
            case OTHER_FUNCTION -> InList.is(condition) ? listed(condition) : like(condition);
            case INPUT_REF -> truth(condition, true);
            case IS_NOT_NULL -> notNull((RexCall) condition);
            case NOT -> truth(((RexCall) condition).getOperands().get(0), false);
            default -> Reading.NOTHING;
        };
    }

    private Reading truth(RexNode operand, boolean value) {
        return operand instanceof RexInputRef ref
                ? Reading.exact(new Equal(names.get(ref.getIndex()), new Term.Constant(value)))
                : Reading.NOTHING;
    }

    private Reading notNull(RexCall call) {
        return call.getOperands().get(0) instanceof RexInputRef ref
                ? Reading.exact(new Restriction.NotNull(names.get(ref.getIndex())))
                : Reading.NOTHING;
    }

    private Reading listed(RexNode condition) {
        String column = column(((RexCall) condition).getOperands().get(0));
        return column == null ? Reading.NOTHING : Reading.exact(InList.restriction(column, (RexCall) condition));
    }

    private Reading equality(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        String column = column(left);
        Term value = Terms.of(right);
        if (column == null || value == null) {
            column = column(right);
            value = Terms.of(left);
        }
        return column == null || value == null ? Reading.NOTHING : Reading.exact(new Equal(column, value));
    }

    private Reading comparison(RexCall call) {
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
            return Reading.NOTHING;
        }
        Bound bound = new Bound(value, kind == SqlKind.LESS_THAN_OR_EQUAL || kind == SqlKind.GREATER_THAN_OR_EQUAL);
        boolean upper = kind == SqlKind.LESS_THAN || kind == SqlKind.LESS_THAN_OR_EQUAL;
        return Reading.exact(new Restriction.Range(column, upper ? null : bound, upper ? bound : null));
    }

    /**
     * {@code k = 1 OR k IN (2, ?)} is a list of values, {@code (a = 1 AND b = 2) OR (a = 3 AND b = 4)} one of whole
     * keys. Anything else in an alternative remains to be checked.
     */
    private Reading disjunction(RexCall call) {
        List<Map<String, List<Term>>> alternatives = new ArrayList<>();
        boolean complete = true;
        for (RexNode operand : RelOptUtil.disjunctions(call)) {
            Map<String, List<Term>> values = new LinkedHashMap<>();
            for (RexNode part : RelOptUtil.conjunctions(operand)) {
                Reading reading = read(part, RelOptUtil.InputFinder.bits(part));
                // Other conditions, and repeated ones on the same column, remain to be checked.
                complete &= reading.values()
                        .filter(said -> values.putIfAbsent(said.column(), said.values()) == null)
                        .isPresent();
            }
            alternatives.add(values);
        }
        Set<String> common = new LinkedHashSet<>(alternatives.get(0).keySet());
        alternatives.forEach(values -> common.retainAll(values.keySet()));
        if (common.isEmpty()) {
            return Reading.NOTHING;
        }
        boolean decides = complete && alternatives.stream().allMatch(values -> values.size() == common.size());
        List<String> columns = List.copyOf(common);
        if (columns.size() == 1) {
            return new Reading(List.of(list(columns.get(0), alternatives)), decides);
        }
        List<Restriction> restrictions = new ArrayList<>();
        boolean single = alternatives.stream()
                .allMatch(values -> columns.stream()
                        .allMatch(
                                column -> values.getOrDefault(column, List.of()).size() == 1));
        if (single) {
            restrictions.add(new Restriction.Tuples(
                    columns,
                    alternatives.stream()
                            .map(values -> columns.stream()
                                    .map(column -> values.getOrDefault(column, List.of())
                                            .get(0))
                                    .toList())
                            .toList()));
        }
        columns.forEach(column -> restrictions.add(list(column, alternatives)));
        return new Reading(restrictions, decides && single);
    }

    private static In list(String column, List<Map<String, List<Term>>> alternatives) {
        return new In(
                column,
                alternatives.stream()
                        .flatMap(values -> values.getOrDefault(column, List.of()).stream())
                        .toList());
    }

    /** {@code c LIKE 'abc%'} lies between {@code 'abc'} and the first text after all that begin so. */
    private Reading like(RexNode condition) {
        ColumnLike like = ColumnLike.of(condition);
        String column = like == null ? null : column(like.column());
        if (like == null || column == null) {
            return Reading.NOTHING;
        }
        LikePattern pattern = like.pattern();
        String prefix = pattern.prefix();
        if (pattern.isText()) {
            return Reading.exact(new Equal(column, new Term.Constant(prefix)));
        }
        if (prefix.isEmpty() && pattern.isPrefix()) {
            return Reading.exact(new Restriction.NotNull(column));
        }
        String after = TextRange.afterPrefix(prefix);
        if (after == null) {
            return Reading.NOTHING;
        }
        Bound lower = new Bound(new Term.Constant(prefix), true);
        Bound upper = new Bound(new Term.Constant(after), false);
        return new Reading(List.of(new Restriction.Range(column, lower, upper)), pattern.isPrefix());
    }

    private Reading search(RexCall call) {
        RexNode operand = call.getOperands().get(0);
        String column = column(operand);
        Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
        if (column == null || sarg == null || sarg.nullAs == RexUnknownAs.TRUE) {
            return Reading.NOTHING;
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
    private static Reading span(String column, Sarg<?> sarg, RelDataType type) {
        if (sarg.rangeSet.isEmpty()) {
            return Reading.NOTHING;
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
            return Reading.NOTHING;
        }
        boolean one = sarg.rangeSet.asRanges().size() == 1;
        return new Reading(List.of(new Restriction.Range(column, lower, upper)), one);
    }

    /** The column that an operand stands for, also under a cast that keeps every value apart and in order. */
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
