package io.keyway.plan.compute;

import io.keyway.plan.expression.CastOperators;
import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.GatewayOperators;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.plan.type.KeywayTypeFactory;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.Util;

/**
 * Computes with times of day in nanoseconds, where Calcite's generated code knows milliseconds only.
 *
 * <p>A TIME of more than three digits after the second is a long in generated code ({@link KeywayTypeFactory}); rows
 * with it are sorted, grouped and joined as they are. Expressions see a BIGINT in its place ({@link TimeUnits}), and
 * functions of Calcite's that compute with it are given milliseconds.
 */
final class NanoTimes extends RexShuttle {
    /** Operators that pass values on or compare them, whatever these are. */
    private static final Set<SqlKind> NEUTRAL = Set.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM,
            SqlKind.CASE,
            SqlKind.COALESCE,
            SqlKind.IS_NULL,
            SqlKind.IS_NOT_NULL);

    private final RexBuilder rex;

    private NanoTimes(RexBuilder rex) {
        this.rex = rex;
    }

    /** The expression, whose own expressions compute with nanoseconds. */
    static RelNode in(RelNode rel) {
        if (!TimeUnits.canRebuild(rel) || !computes(rel)) {
            return rel;
        }
        List<RelNode> inputs =
                rel.getInputs().stream().map(TimeUnits::asNumbers).toList();
        NanoTimes times = new NanoTimes(rel.getCluster().getRexBuilder());
        RelNode numbers = TimeUnits.rebuilt(rel, inputs, times);
        return TimeUnits.as(numbers, rel.getRowType());
    }

    /** Whether any expression does more with such a time than pass it on. */
    private static boolean computes(RelNode rel) {
        try {
            rel.accept(new RexShuttle() {
                @Override
                public RexNode visitCall(RexCall call) {
                    boolean touched = CalciteTypes.isNano(call.getType())
                            || call.getOperands().stream().anyMatch(operand -> CalciteTypes.isNano(operand.getType()));
                    if (touched) {
                        throw Util.FoundOne.NULL;
                    }
                    return super.visitCall(call);
                }

                @Override
                public RexNode visitLiteral(RexLiteral literal) {
                    if (CalciteTypes.isNano(literal.getType())) {
                        throw Util.FoundOne.NULL;
                    }
                    return literal;
                }
            });
            return false;
        } catch (Util.FoundOne found) {
            return true;
        }
    }

    /** BIGINT for such a time, else the type itself. */
    static RelDataType number(RelDataType type, RelDataTypeFactory types) {
        return CalciteTypes.isNano(type)
                ? types.createTypeWithNullability(types.createSqlType(SqlTypeName.BIGINT), type.isNullable())
                : type;
    }

    private RelDataType number(RelDataType type) {
        return number(type, rex.getTypeFactory());
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
        return CalciteTypes.isNano(ref.getType()) ? new RexInputRef(ref.getIndex(), number(ref.getType())) : ref;
    }

    @Override
    public RexNode visitDynamicParam(RexDynamicParam parameter) {
        return CalciteTypes.isNano(parameter.getType())
                ? rex.makeDynamicParam(number(parameter.getType()), parameter.getIndex())
                : parameter;
    }

    @Override
    public RexNode visitLiteral(RexLiteral literal) {
        if (!CalciteTypes.isNano(literal.getType()) || literal.getTypeName() == SqlTypeName.SARG) {
            return literal;
        }
        TimeString time = literal.getValueAs(TimeString.class);
        RelDataType type = number(literal.getType());
        return time == null
                ? rex.makeNullLiteral(type)
                : rex.makeLiteral(
                        BigDecimal.valueOf(LocalTime.parse(time.toString()).toNanoOfDay()), type, true);
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.SEARCH
                && CalciteTypes.isNano(call.getOperands().get(0).getType())) {
            return RexUtil.expandSearch(rex, null, call).accept(this);
        }
        boolean touched = CalciteTypes.isNano(call.getType())
                || call.getOperands().stream().anyMatch(operand -> CalciteTypes.isNano(operand.getType()));
        if (!touched) {
            return super.visitCall(call);
        }
        List<RexNode> operands = visitList(call.getOperands());
        if (call.getKind() == SqlKind.CAST) {
            return cast(call, operands.get(0));
        }
        return NEUTRAL.contains(call.getKind())
                ? call.clone(
                        number(call.getType()),
                        operands.stream().map(this::wide).toList())
                : narrowed(call, operands);
    }

    private RexNode cast(RexCall cast, RexNode value) {
        RelDataType from = cast.getOperands().get(0).getType();
        RelDataType to = cast.getType();
        if (CalciteTypes.isNano(from) && CalciteTypes.isNano(to)) {
            return value;
        }
        if (CalciteTypes.isNano(to)) {
            return SqlTypeUtil.inCharFamily(from)
                    ? rex.makeCall(CastOperators.TEXT_TIME, value)
                    : wide(from.getSqlTypeName() == SqlTypeName.TIME ? value : milliTime(value));
        }
        RexNode readable = SqlTypeUtil.inCharFamily(to)
                ? rex.makeCall(CastOperators.TIME_TEXT, value)
                : rex.makeCall(GatewayOperators.TIME_MILLIS, value);
        return rex.makeAbstractCast(to, readable, false);
    }

    private RexNode milliTime(RexNode value) {
        return rex.makeAbstractCast(milliTime(value.getType().isNullable()), value, false);
    }

    private RelDataType milliTime(boolean nullable) {
        RelDataType type = rex.getTypeFactory().createSqlType(SqlTypeName.TIME, CalciteTypes.MILLISECOND_DIGITS);
        return rex.getTypeFactory().createTypeWithNullability(type, nullable);
    }

    /** The call of a function that knows milliseconds only. */
    private RexNode narrowed(RexCall call, List<RexNode> operands) {
        List<RexNode> millis = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            millis.add(
                    CalciteTypes.isNano(call.getOperands().get(i).getType())
                            ? rex.makeCall(GatewayOperators.TIME_MILLIS, operands.get(i))
                            : operands.get(i));
        }
        return CalciteTypes.isNano(call.getType())
                ? wide(call.clone(milliTime(call.getType().isNullable()), millis))
                : call.clone(call.getType(), millis);
    }

    /** A time in milliseconds as nanoseconds; everything else as it is. */
    private RexNode wide(RexNode value) {
        return value.getType().getSqlTypeName() == SqlTypeName.TIME
                ? rex.makeCall(GatewayOperators.TIME_NANOS, value)
                : value;
    }

    /**
     * An aggregate with times among what it groups by or computes, which computes with the numbers that they are.
     *
     * @param rewrite what else becomes of an aggregate
     */
    static RelNode aggregate(Aggregate aggregate, Function<Aggregate, RelNode> rewrite) {
        RelNode input = TimeUnits.asNumbers(aggregate.getInput());
        if (input == aggregate.getInput()) {
            return rewrite.apply(aggregate);
        }
        RelDataTypeFactory types = aggregate.getCluster().getTypeFactory();
        List<AggregateCall> calls = aggregate.getAggCallList().stream()
                .map(call -> AggregateCall.create(
                        call.getAggregation(),
                        call.isDistinct(),
                        call.isApproximate(),
                        call.ignoreNulls(),
                        call.rexList,
                        call.getArgList(),
                        call.filterArg,
                        call.distinctKeys,
                        call.getCollation(),
                        number(call.getType(), types),
                        call.getName()))
                .toList();
        Aggregate numbers = aggregate.copy(
                aggregate.getTraitSet(), input, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
        RelNode rewritten = GatewayRewrite.typed(rewrite.apply(numbers), numbers.getRowType());
        return TimeUnits.as(rewritten, aggregate.getRowType());
    }

    /** A window with times among what it computes, which computes with the numbers that they are. */
    static RelNode window(Window window) {
        NanoTimes times = new NanoTimes(window.getCluster().getRexBuilder());
        if (window.groups.stream()
                .flatMap(group -> group.aggCalls.stream())
                .noneMatch(call -> CalciteTypes.isNano(call.getType()))) {
            return window;
        }
        RelDataTypeFactory.Builder rowType = times.rex.getTypeFactory().builder();
        window.getRowType()
                .getFieldList()
                .forEach(field -> rowType.add(field.getName(), times.number(field.getType())));
        List<Window.Group> groups = window.groups.stream().map(times::group).toList();
        RelNode numbers = LogicalWindow.create(
                window.getTraitSet(),
                window.getHints(),
                TimeUnits.asNumbers(window.getInput()),
                window.constants,
                rowType.build(),
                groups);
        return TimeUnits.as(numbers, window.getRowType());
    }

    private Window.Group group(Window.Group group) {
        return new Window.Group(
                group.keys,
                group.isRows,
                group.lowerBound,
                group.upperBound,
                group.exclude,
                group.orderKeys,
                group.aggCalls.stream()
                        .map(call -> new Window.RexWinAggCall(
                                call.getParserPosition(),
                                (SqlAggFunction) call.getOperator(),
                                number(call.getType()),
                                visitList(call.getOperands()),
                                call.ordinal,
                                call.distinct,
                                call.ignoreNulls))
                        .toList());
    }

    /** Rows of constants, with times as the numbers that they are. */
    static RelNode values(Values values) {
        if (values.getRowType().getFieldList().stream().noneMatch(field -> CalciteTypes.isNano(field.getType()))) {
            return values;
        }
        NanoTimes times = new NanoTimes(values.getCluster().getRexBuilder());
        List<RelNode> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.tuples) {
            RelNode one = LogicalValues.createOneRow(values.getCluster());
            rows.add(Columns.project(one, times.visitList(new ArrayList<RexNode>(tuple))));
        }
        return rows.isEmpty() ? values : TimeUnits.as(LogicalUnion.create(rows, true), values.getRowType());
    }
}
