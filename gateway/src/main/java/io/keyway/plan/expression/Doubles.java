package io.keyway.plan.expression;

import io.keyway.plan.type.KeywayTypeSystem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Puts the arithmetic, functions and conversions of {@link NumericFunctions} in the place of Calcite's, when a query is
 * converted: what is constant is computed by them too.
 *
 *   g / 2             ->   quotient(g, 2)
 *   CAST(g AS INTEGER) ->  toInteger(g)
 *   SIN(g)            ->   defined(SIN(g), g)
 */
public final class Doubles {
    private static final Map<SqlKind, SqlOperator> ARITHMETIC = Map.of(
            SqlKind.PLUS, GatewayOperators.ADD,
            SqlKind.MINUS, GatewayOperators.SUBTRACT,
            SqlKind.TIMES, GatewayOperators.MULTIPLY,
            SqlKind.DIVIDE, GatewayOperators.QUOTIENT,
            SqlKind.MOD, GatewayOperators.REMAINDER);

    /** Functions that Calcite has other code for, by their name and the number of arguments. */
    private static final Map<String, SqlOperator> FUNCTIONS = Map.of(
            "LN/1", GatewayOperators.NATURAL_LOGARITHM,
            "LOG10/1", GatewayOperators.DECIMAL_LOGARITHM,
            "LOG/1", GatewayOperators.DECIMAL_LOGARITHM,
            "LOG/2", GatewayOperators.LOGARITHM,
            "SQRT/1", GatewayOperators.SQUARE_ROOT,
            "POWER/2", GatewayOperators.POWER);

    /** The same of functions that have another form for exact numbers. */
    private static final Map<String, SqlOperator> OF_DOUBLES = Map.of(
            "ROUND/1", GatewayOperators.ROUND,
            "ROUND/2", GatewayOperators.ROUND_TO,
            "TRUNC/1", GatewayOperators.TRUNCATE,
            "TRUNC/2", GatewayOperators.TRUNCATE_TO,
            "TRUNCATE/1", GatewayOperators.TRUNCATE,
            "TRUNCATE/2", GatewayOperators.TRUNCATE_TO);

    /** Functions that are not defined for every number, or soon too large. */
    private static final Set<String> PARTIAL =
            Set.of("SIN", "COS", "TAN", "COT", "SEC", "CSC", "ASIN", "ACOS", "ACOSH", "ATANH", "COTH", "CSCH", "EXP");

    /** Functions whose second argument is a number of digits. */
    private static final Set<SqlOperator> DIGITS = Set.of(GatewayOperators.ROUND_TO, GatewayOperators.TRUNCATE_TO);

    private static final Map<SqlTypeName, SqlOperator> TO_WHOLE = Map.of(
            SqlTypeName.TINYINT, GatewayOperators.TO_TINYINT,
            SqlTypeName.SMALLINT, GatewayOperators.TO_SMALLINT,
            SqlTypeName.INTEGER, GatewayOperators.TO_INTEGER,
            SqlTypeName.BIGINT, GatewayOperators.TO_BIGINT);

    private final RexBuilder rex;

    private Doubles(RexBuilder rex) {
        this.rex = rex;
    }

    /**
     * A call of a function by its name; null when Calcite's code for it is right.
     *
     * @param arguments as they are converted
     */
    public static @Nullable RexNode function(String name, RelDataType type, List<RexNode> arguments, RexBuilder rex) {
        if (!isNamed(name, arguments.size())
                || arguments.stream().anyMatch(argument -> !SqlTypeUtil.isNumeric(argument.getType()))) {
            return null;
        }
        String form = form(name, arguments.size());
        SqlOperator operator = SqlTypeUtil.isApproximateNumeric(arguments.get(0).getType())
                ? OF_DOUBLES.getOrDefault(form, FUNCTIONS.get(form))
                : FUNCTIONS.get(form);
        return operator == null ? null : new Doubles(rex).call(operator, type, arguments);
    }

    /** Whether there may be other code for a function of that name. */
    public static boolean isNamed(String name, int arguments) {
        String form = form(name, arguments);
        return FUNCTIONS.containsKey(form) || OF_DOUBLES.containsKey(form);
    }

    private static String form(String name, int arguments) {
        return name.toUpperCase(Locale.ROOT) + "/" + arguments;
    }

    /** A call as it has just been converted, computed by PostgreSQL's rules. */
    public static RexNode computed(RexNode expression, RexBuilder rex) {
        return expression instanceof RexCall call ? new Doubles(rex).computed(call) : expression;
    }

    private RexNode computed(RexCall call) {
        if (call.getKind() == SqlKind.CAST) {
            return cast(call);
        }
        boolean numbers = call.getOperands().stream().allMatch(operand -> SqlTypeUtil.isNumeric(operand.getType()));
        if (!numbers || !SqlTypeUtil.isApproximateNumeric(call.getType())) {
            return call;
        }
        SqlOperator arithmetic = ARITHMETIC.get(call.getKind());
        if (arithmetic != null) {
            return call(arithmetic, call.getType(), call.getOperands());
        }
        boolean partial =
                PARTIAL.contains(call.getOperator().getName().toUpperCase(Locale.ROOT)) && call.operandCount() == 1;
        return partial
                ? call(
                        GatewayOperators.DEFINED,
                        call.getType(),
                        List.of(call, call.getOperands().get(0)))
                : call;
    }

    private RexNode call(SqlOperator operator, RelDataType type, List<RexNode> operands) {
        boolean digits = DIGITS.contains(operator);
        List<RexNode> doubles = digits
                ? List.of(EqualityKey.asDouble(operands.get(0), rex), operands.get(1))
                : operands.stream()
                        .map(operand -> EqualityKey.asDouble(operand, rex))
                        .toList();
        RexNode result = rex.makeCall(operator, doubles);
        return type.getSqlTypeName() == SqlTypeName.REAL ? real(result, type) : rex.ensureType(type, result, true);
    }

    private RexNode real(RexNode value, RelDataType type) {
        return rex.ensureType(type, rex.makeCall(GatewayOperators.TO_REAL, EqualityKey.asDouble(value, rex)), true);
    }

    private RexNode cast(RexCall cast) {
        RexNode value = cast.getOperands().get(0);
        RelDataType to = cast.getType();
        if (SqlTypeUtil.inCharFamily(to)) {
            return text(cast, value);
        }
        if (to.getSqlTypeName() == SqlTypeName.DECIMAL) {
            return decimal(cast, value);
        }
        if (value.getType().getSqlTypeName() == SqlTypeName.DECIMAL && TO_WHOLE.containsKey(to.getSqlTypeName())) {
            return rex.makeAbstractCast(to, scaled(value, whole(value)), false);
        }
        if (!SqlTypeUtil.isApproximateNumeric(value.getType())) {
            return cast;
        }
        if (to.getSqlTypeName() == SqlTypeName.REAL) {
            return value.getType().getSqlTypeName() == SqlTypeName.REAL ? cast : real(value, to);
        }
        SqlOperator whole = TO_WHOLE.get(to.getSqlTypeName());
        return whole == null ? cast : rex.ensureType(to, rex.makeCall(whole, EqualityKey.asDouble(value, rex)), true);
    }

    private RexNode text(RexCall cast, RexNode value) {
        RexNode text = switch (value.getType().getSqlTypeName()) {
            case DECIMAL -> rex.makeCall(GatewayOperators.DECIMAL_TEXT, value);
            case REAL -> rex.makeCall(GatewayOperators.REAL_TEXT, value);
            case FLOAT, DOUBLE -> rex.makeCall(GatewayOperators.DOUBLE_TEXT, value);
            default -> null;
        };
        return text == null ? cast : rex.ensureType(cast.getType(), text, true);
    }

    /** What only gives a number another type stays a conversion, which {@link ExactNumbers} knows. */
    private RexNode decimal(RexCall cast, RexNode value) {
        RelDataType to = cast.getType();
        RelDataType from = value.getType();
        boolean anyScale = KeywayTypeSystem.isOfAnyScale(to);
        if (SqlTypeUtil.isApproximateNumeric(from)) {
            RexNode exact = rex.makeCall(GatewayOperators.TO_EXACT, EqualityKey.asDouble(value, rex));
            return anyScale ? rex.ensureType(to, exact, true) : scaled(exact, to);
        }
        boolean rounds =
                from.getSqlTypeName() == SqlTypeName.DECIMAL && !anyScale && !ExactNumbers.isWidening(from, to);
        return rounds ? scaled(value, to) : cast;
    }

    /** The widest decimal without a fraction. */
    private RelDataType whole(RexNode value) {
        RelDataTypeFactory types = rex.getTypeFactory();
        int digits = types.getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL);
        return types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.DECIMAL, digits, 0),
                value.getType().isNullable());
    }

    private RexNode scaled(RexNode value, RelDataType to) {
        return rex.makeCall(
                to,
                GatewayOperators.SCALED,
                List.of(
                        value,
                        rex.makeExactLiteral(BigDecimal.valueOf(to.getPrecision())),
                        rex.makeExactLiteral(BigDecimal.valueOf(to.getScale()))));
    }
}
