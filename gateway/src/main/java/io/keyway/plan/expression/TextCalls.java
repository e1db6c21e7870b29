package io.keyway.plan.expression;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Replaces Calcite's functions of text by {@link TextFunctions}: before anything is simplified, since constants are
 * computed while a query is planned.
 *
 *   SUBSTRING(s, 1.0)         ->   substring(s, 1)
 *   CAST(s AS VARCHAR(3))     ->   left(s, 3)
 *   CAST(s AS CHAR(3))        ->   rpad(s, 3)
 *
 * <p>Functions of binary values stay.
 */
public final class TextCalls {
    private static final Map<SqlOperator, String> NAMES = Map.ofEntries(
            Map.entry(SqlStdOperatorTable.CHAR_LENGTH, "charLength"),
            Map.entry(SqlStdOperatorTable.CHARACTER_LENGTH, "charLength"),
            Map.entry(SqlLibraryOperators.LENGTH, "charLength"),
            Map.entry(SqlStdOperatorTable.OCTET_LENGTH, "octetLength"),
            Map.entry(SqlLibraryOperators.LEFT, "left"),
            Map.entry(SqlLibraryOperators.RIGHT, "right"),
            Map.entry(SqlStdOperatorTable.SUBSTRING, "substring"),
            Map.entry(SqlStdOperatorTable.OVERLAY, "overlay"),
            Map.entry(SqlStdOperatorTable.POSITION, "position"),
            Map.entry(SqlLibraryOperators.STRPOS, "strpos"),
            Map.entry(SqlLibraryOperators.LPAD, "lpad"),
            Map.entry(SqlLibraryOperators.RPAD, "rpad"),
            Map.entry(SqlLibraryOperators.REPEAT, "repeat"),
            Map.entry(SqlLibraryOperators.SPLIT_PART, "splitPart"),
            Map.entry(SqlStdOperatorTable.INITCAP, "initcap"),
            Map.entry(SqlLibraryOperators.TRANSLATE3, "translate"),
            Map.entry(SqlLibraryOperators.CHR, "chr"));

    private static final Map<SqlTrimFunction.Flag, String> TRIMS = Map.of(
            SqlTrimFunction.Flag.BOTH, "trimBoth",
            SqlTrimFunction.Flag.LEADING, "trimLeading",
            SqlTrimFunction.Flag.TRAILING, "trimTrailing");

    /** By the method's name and the number of its parameters. */
    private static final Map<String, SqlOperator> OPERATORS = Arrays.stream(TextFunctions.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Strict.class))
            .collect(Collectors.toUnmodifiableMap(
                    method -> key(method.getName(), method.getParameterCount()),
                    method -> GatewayOperators.function(method, ReturnTypes.ARG0)));

    private final RexBuilder rex;

    private TextCalls(RexBuilder rex) {
        this.rex = rex;
    }

    /** The expression in Keyway's form, when it is a call of a function of text; its operands stay. */
    public static RexNode in(RexNode expression, RexBuilder rex) {
        return expression instanceof RexCall call ? new TextCalls(rex).rewritten(call) : expression;
    }

    private RexNode rewritten(RexCall call) {
        if (call.getKind() == SqlKind.CAST) {
            return cast(call);
        }
        List<RexNode> operands = call.getOperands();
        String name = NAMES.get(call.getOperator());
        if (call.getOperator().equals(SqlStdOperatorTable.TRIM)) {
            name = TRIMS.get(((RexLiteral) operands.get(0)).getValueAs(SqlTrimFunction.Flag.class));
            operands = operands.subList(1, operands.size());
        }
        SqlOperator operator = name == null ? null : OPERATORS.get(key(name, operands.size()));
        return operator == null || !operands.stream().allMatch(TextCalls::isTextOrNumber)
                ? call
                : rex.makeCall(
                        call.getType(),
                        operator,
                        operands.stream().map(this::operand).toList());
    }

    private static boolean isTextOrNumber(RexNode operand) {
        return SqlTypeUtil.inCharFamily(operand.getType()) || SqlTypeUtil.isNumeric(operand.getType());
    }

    private RexNode operand(RexNode operand) {
        return SqlTypeUtil.isNumeric(operand.getType()) ? asBigint(operand) : operand;
    }

    private RexNode asBigint(RexNode number) {
        RelDataTypeFactory types = rex.getTypeFactory();
        return rex.ensureType(
                types.createTypeWithNullability(
                        types.createSqlType(SqlTypeName.BIGINT),
                        number.getType().isNullable()),
                number,
                true);
    }

    /** Calcite's own casts would cut by UTF-16 units, between the halves of a character too. */
    private RexNode cast(RexCall cast) {
        RexNode value = cast.getOperands().get(0);
        RelDataType type = cast.getType();
        int length = type.getPrecision();
        boolean narrowing = SqlTypeUtil.inCharFamily(type)
                && SqlTypeUtil.inCharFamily(value.getType())
                && length >= 0
                && (value.getType().getPrecision() < 0 || value.getType().getPrecision() > length);
        if (!narrowing) {
            return cast;
        }
        String name = type.getSqlTypeName() == SqlTypeName.CHAR ? "rpad" : "left";
        RexNode count = rex.makeBigintLiteral(BigDecimal.valueOf(length));
        return rex.makeCall(type, operator(name, 2), List.of(value, count));
    }

    private static SqlOperator operator(String name, int operands) {
        SqlOperator operator = OPERATORS.get(key(name, operands));
        if (operator == null) {
            throw new IllegalStateException("no function " + name);
        }
        return operator;
    }

    private static String key(String name, int operands) {
        return name + '/' + operands;
    }
}
