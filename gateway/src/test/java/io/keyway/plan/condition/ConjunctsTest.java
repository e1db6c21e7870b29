package io.keyway.plan.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.NotNull;
import io.keyway.pushdown.Restriction.Tuples;
import io.keyway.pushdown.Term;
import io.keyway.pushdown.Term.Constant;
import io.keyway.pushdown.Term.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What conditions on the integers p and c and the truth value b say that CQL can state. */
class ConjunctsTest {
    private static final List<String> NAMES = List.of("p", "c", "b");

    private final RelDataTypeFactory types = new JavaTypeFactoryImpl();
    private final RexBuilder rex = new RexBuilder(types);
    private final RexNode p = column(0, SqlTypeName.INTEGER);
    private final RexNode c = column(1, SqlTypeName.INTEGER);
    private final RexNode b = column(2, SqlTypeName.BOOLEAN);

    @Test
    void truthValues() {
        assertReads(b, true, new Equal("b", new Constant(true)));
        assertReads(call(SqlStdOperatorTable.NOT, b), true, new Equal("b", new Constant(false)));
        assertReads(call(SqlStdOperatorTable.NOT, call(SqlStdOperatorTable.EQUALS, c, number(1))), false);
    }

    @Test
    void presence() {
        assertReads(call(SqlStdOperatorTable.IS_NOT_NULL, c), true, new NotNull("c"));
        assertReads(call(SqlStdOperatorTable.IS_NOT_NULL, call(SqlStdOperatorTable.PLUS, c, number(1))), false);
        assertReads(call(SqlStdOperatorTable.IS_NULL, c), false);
    }

    @Test
    void comparisonsOnEitherSide() {
        RexNode parameter = rex.makeDynamicParam(type(SqlTypeName.INTEGER), 0);
        assertReads(call(SqlStdOperatorTable.EQUALS, c, parameter), true, new Equal("c", new Parameter(0)));
        assertReads(call(SqlStdOperatorTable.EQUALS, parameter, c), true, new Equal("c", new Parameter(0)));
        assertReads(call(SqlStdOperatorTable.LESS_THAN, c, number(1)), true, range(null, bound(1, false)));
        assertReads(call(SqlStdOperatorTable.LESS_THAN, number(1), c), true, range(bound(1, false), null));
        assertReads(call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, c, number(1)), true, range(bound(1, true), null));
        assertReads(call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, number(1), c), true, range(null, bound(1, true)));
        assertReads(call(SqlStdOperatorTable.EQUALS, call(SqlStdOperatorTable.PLUS, c, number(1)), number(2)), false);
        assertReads(call(SqlStdOperatorTable.EQUALS, c, p), false);
    }

    /** Of several ranges their span, which says less. */
    @Test
    void ranges() {
        assertReads(search(Range.singleton(1)), true, new Equal("c", constant(1)));
        assertReads(
                search(Range.singleton(1), Range.singleton(3)), true, new In("c", List.of(constant(1), constant(3))));
        assertReads(search(Range.closedOpen(1, 3)), true, range(bound(1, true), bound(3, false)));
        assertReads(search(Range.atMost(1)), true, range(null, bound(1, true)));
        assertReads(search(Range.open(1, 3), Range.closed(5, 7)), false, range(bound(1, false), bound(7, true)));
        assertReads(search(Range.lessThan(1), Range.singleton(3)), false, range(null, bound(3, true)));
        assertReads(search(Range.singleton(1), Range.greaterThan(3)), false, range(bound(1, true), null));
        assertReads(search(Range.lessThan(1), Range.greaterThan(1)), false);
    }

    @Test
    void alternatives() {
        RexNode first = and(equal(p, 1), equal(c, 2));
        In ofP = new In("p", List.of(constant(1), constant(3)));
        In ofC = new In("c", List.of(constant(2), constant(4)));
        Tuples tuples = new Tuples(
                List.of("p", "c"), List.of(List.of(constant(1), constant(2)), List.of(constant(3), constant(4))));
        assertReads(or(equal(p, 1), equal(p, 3)), true, ofP);
        assertReads(or(equal(p, 1), and(equal(p, 3), equal(c, 4))), false, ofP);
        assertReads(or(first, and(equal(c, 4), equal(p, 3))), true, tuples, ofP, ofC);
        assertReads(or(first, and(equal(p, 3), equal(c, 4), b)), false, tuples, ofP, ofC);
        assertReads(or(first, and(equal(p, 3), equal(c, 4), equal(c, 5))), false, tuples, ofP, ofC);
        assertReads(
                or(first, and(equal(p, 3), search(Range.singleton(4), Range.singleton(6)))),
                false,
                ofP,
                new In("c", List.of(constant(2), constant(4), constant(6))));
        assertReads(or(equal(p, 1), equal(c, 2)), false);
    }

    @Test
    void conditionsStandApart() {
        List<Conjunct<RexNode>> conjuncts =
                Conjuncts.of(and(equal(p, 1), call(SqlStdOperatorTable.EQUALS, p, c), b), NAMES);
        assertThat(conjuncts).extracting(Conjunct::columns).containsExactly(Set.of("p"), Set.of("p", "c"), Set.of("b"));
        assertThat(conjuncts).allMatch(conjunct -> conjunct.rejectsNull().equals(conjunct.columns()));
        assertThat(Conjuncts.of(call(SqlStdOperatorTable.IS_NULL, c), NAMES))
                .extracting(Conjunct::rejectsNull)
                .containsExactly(Set.of());
    }

    private static void assertReads(RexNode condition, boolean exact, Restriction... restrictions) {
        assertThat(Conjuncts.of(condition, NAMES))
                .as("%s", condition)
                .singleElement()
                .satisfies(conjunct -> {
                    assertThat(conjunct.restrictions()).containsExactly(restrictions);
                    assertThat(conjunct.exact()).isEqualTo(exact);
                });
    }

    private RexNode column(int position, SqlTypeName type) {
        return rex.makeInputRef(type(type), position);
    }

    private RelDataType type(SqlTypeName name) {
        return types.createTypeWithNullability(types.createSqlType(name), true);
    }

    private RexNode number(int value) {
        return rex.makeExactLiteral(BigDecimal.valueOf(value));
    }

    private RexNode call(SqlOperator operator, RexNode... operands) {
        return rex.makeCall(operator, operands);
    }

    private RexNode equal(RexNode column, int value) {
        return call(SqlStdOperatorTable.EQUALS, column, number(value));
    }

    private RexNode and(RexNode... operands) {
        return call(SqlStdOperatorTable.AND, operands);
    }

    private RexNode or(RexNode... operands) {
        return call(SqlStdOperatorTable.OR, operands);
    }

    /** A condition on c in the form that Calcite gives lists and ranges. */
    @SafeVarargs
    private RexNode search(Range<Integer>... ranges) {
        ImmutableRangeSet.Builder<BigDecimal> set = ImmutableRangeSet.builder();
        for (Range<Integer> range : ranges) {
            set.add(numbers(range));
        }
        Sarg<BigDecimal> sarg = Sarg.of(RexUnknownAs.UNKNOWN, set.build());
        return call(SqlStdOperatorTable.SEARCH, c, rex.makeSearchArgumentLiteral(sarg, type(SqlTypeName.INTEGER)));
    }

    private static Range<BigDecimal> numbers(Range<Integer> range) {
        Range<BigDecimal> numbers = Range.all();
        if (range.hasLowerBound()) {
            BigDecimal least = BigDecimal.valueOf(range.lowerEndpoint());
            numbers = numbers.intersection(Range.downTo(least, range.lowerBoundType()));
        }
        if (range.hasUpperBound()) {
            BigDecimal greatest = BigDecimal.valueOf(range.upperEndpoint());
            numbers = numbers.intersection(Range.upTo(greatest, range.upperBoundType()));
        }
        return numbers;
    }

    private static Term constant(int value) {
        return new Constant(BigDecimal.valueOf(value));
    }

    private static Bound bound(int value, boolean inclusive) {
        return new Bound(constant(value), inclusive);
    }

    private static Restriction range(@Nullable Bound lower, @Nullable Bound upper) {
        return new Restriction.Range("c", lower, upper);
    }
}
