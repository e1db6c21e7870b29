package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Computes with dates and timestamps by {@link DateFunctions} and {@link DateFormats}, whose operators are named by the type
 * that they take.
 *
 *   EXTRACT(YEAR FROM ts)      ->   timestampPart(ts, 'YEAR')
 *   d + INTERVAL '1' MONTH     ->   datePlusMonths(d, INTERVAL '1' MONTH)
 *   CAST(ts AS DATE)           ->   timestampDate(ts)
 *
 * <p>Times of day, and parts of a day, are left to Calcite, whose code is exact for them.
 */
public final class DateCalls extends RexShuttle {
    private static final Map<String, SqlOperator> OPERATORS = Stream.of(DateFunctions.class, DateFormats.class)
            .flatMap(functions -> Arrays.stream(functions.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Strict.class))
            .collect(Collectors.toUnmodifiableMap(
                    Method::getName, method -> GatewayOperators.function(method, ReturnTypes.ARG0)));

    private static final Set<TimeUnitRange> OF_DAYS = EnumSet.of(
            TimeUnitRange.MILLENNIUM,
            TimeUnitRange.CENTURY,
            TimeUnitRange.DECADE,
            TimeUnitRange.YEAR,
            TimeUnitRange.ISOYEAR,
            TimeUnitRange.QUARTER,
            TimeUnitRange.MONTH,
            TimeUnitRange.WEEK,
            TimeUnitRange.DOY,
            TimeUnitRange.DAY,
            TimeUnitRange.ISODOW,
            TimeUnitRange.DOW);

    /** Units that nothing is rounded to. */
    private static final Set<TimeUnitRange> WITHIN =
            EnumSet.of(TimeUnitRange.DOY, TimeUnitRange.DOW, TimeUnitRange.ISODOW, TimeUnitRange.EPOCH);

    private final RexBuilder rex;

    public DateCalls(RexBuilder rex) {
        this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        List<RexNode> operands = visited.getOperands();
        return switch (visited.getKind()) {
            case EXTRACT -> OF_DAYS.contains(unit(operands.get(0))) ? part(visited) : visited;
            case FLOOR, CEIL -> operands.size() == 2 ? rounded(visited) : visited;
            case PLUS -> isInterval(operands.get(operands.size() - 1)) ? shifted(visited, "Plus") : visited;
            case MINUS -> isInterval(operands.get(operands.size() - 1)) ? shifted(visited, "Minus") : between(visited);
            case TIMES -> isInterval(visited) ? times(visited) : visited;
            case CAST -> visited.getType().getSqlTypeName() == SqlTypeName.DATE ? named(visited, "Date") : visited;
            default -> function(visited);
        };
    }

    private RexNode function(RexCall call) {
        SqlOperator operator = call.getOperator();
        if (operator.equals(SqlStdOperatorTable.LAST_DAY)) {
            return named(call, "LastDay");
        }
        if (operator.equals(SqlLibraryOperators.DAYNAME)) {
            return named(call, "DayName");
        }
        if (operator.equals(SqlLibraryOperators.MONTHNAME)) {
            return named(call, "MonthName");
        }
        if (operator.equals(SqlLibraryOperators.TO_CHAR_PG)) {
            RexNode moment = Dates.midnight(call.getOperands().get(0), rex);
            return call(call, "timestampFormatted", moment, call.getOperands().get(1));
        }
        if (operator.equals(SqlLibraryOperators.TO_DATE_PG)) {
            return call(call, "formattedDate", call.getOperands().toArray(RexNode[]::new));
        }
        return operator.equals(SqlLibraryOperators.TO_TIMESTAMP_PG)
                ? call(call, "formattedTimestamp", call.getOperands().toArray(RexNode[]::new))
                : call;
    }

    /** The function of a date or a timestamp; the call itself when there is none, or it is of something else. */
    private RexNode named(RexCall call, String what) {
        RexNode value = call.getOperands().get(0);
        String type = type(value);
        return type == null || !OPERATORS.containsKey(type + what) ? call : call(call, type + what, value);
    }

    private RexNode part(RexCall extract) {
        RexNode value = extract.getOperands().get(1);
        String type = type(value);
        return type == null
                ? extract
                : call(
                        extract,
                        type + "Part",
                        value,
                        name(unit(extract.getOperands().get(0))));
    }

    private RexNode rounded(RexCall call) {
        RexNode value = call.getOperands().get(0);
        TimeUnitRange unit = unit(call.getOperands().get(1));
        String type = type(value);
        if (type == null) {
            return call;
        }
        if (WITHIN.contains(unit)) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, call.getKind() + " to " + unit + " has no meaning");
        }
        return call(call, type + (call.getKind() == SqlKind.FLOOR ? "Floor" : "Ceil"), value, name(unit));
    }

    /** A date or a timestamp with an interval added or subtracted. */
    private RexNode shifted(RexCall call, String direction) {
        boolean asTimestamp = call.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP;
        RexNode begin = call.getOperands().get(0);
        RexNode value = asTimestamp ? Dates.midnight(begin, rex) : begin;
        RexNode interval = call.getOperands().get(1);
        String type = type(value);
        return type == null ? call : call(call, type + direction + unit(interval.getType()), value, interval);
    }

    private RexNode between(RexCall call) {
        boolean moments = isInterval(call) && call.getOperands().stream().allMatch(operand -> type(operand) != null);
        if (!moments) {
            return call;
        }
        RexNode[] ends = call.getOperands().stream()
                .map(operand -> Dates.midnight(operand, rex))
                .toArray(RexNode[]::new);
        return call(call, isMonths(call.getType()) ? "monthsBetween" : "millisBetween", ends);
    }

    private RexNode times(RexCall call) {
        boolean whole = call.getOperands().stream()
                .allMatch(operand -> isInterval(operand)
                        || SqlTypeName.INT_TYPES.contains(operand.getType().getSqlTypeName()));
        return whole
                ? call(
                        call,
                        isMonths(call.getType()) ? "monthsTimes" : "millisTimes",
                        call.getOperands().toArray(RexNode[]::new))
                : call;
    }

    private RexNode call(RexCall call, String name, RexNode... operands) {
        return rex.makeCall(call.getType(), OPERATORS.get(name), List.of(operands));
    }

    private RexNode name(TimeUnitRange unit) {
        return rex.makeLiteral(unit.name());
    }

    private static TimeUnitRange unit(RexNode flag) {
        return ((RexLiteral) flag).getValueAs(TimeUnitRange.class);
    }

    private static String unit(RelDataType interval) {
        return isMonths(interval) ? "Months" : "Millis";
    }

    private static boolean isInterval(RexNode operand) {
        return SqlTypeUtil.isInterval(operand.getType());
    }

    private static boolean isMonths(RelDataType type) {
        return SqlTypeName.YEAR_INTERVAL_TYPES.contains(type.getSqlTypeName());
    }

    /** The word for a type in the names of operators; null for other types than dates and timestamps. */
    private static @Nullable String type(RexNode value) {
        return switch (value.getType().getSqlTypeName()) {
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            default -> null;
        };
    }
}
