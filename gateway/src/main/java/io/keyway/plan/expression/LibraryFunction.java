package io.keyway.plan.expression;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.jspecify.annotations.Nullable;

/** A function of {@link PostgresFunctions} that queries can name: what it takes, and what it gives. */
public final class LibraryFunction extends SqlUserDefinedFunction {
    private final List<SqlTypeName> taken;
    private final boolean deterministic;
    private final @Nullable LibraryFunction ofIntegers;

    private LibraryFunction(
            String name,
            Method method,
            SqlReturnTypeInference returns,
            List<SqlTypeName> taken,
            boolean deterministic,
            @Nullable LibraryFunction ofIntegers) {
        super(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                returns,
                (binding, result, types) -> {
                    for (int i = 0; i < Math.min(types.length, taken.size()); i++) {
                        types[i] = type(taken.get(i), binding.getTypeFactory());
                    }
                },
                OperandTypes.operandMetadata(
                        taken.stream().map(LibraryFunction::family).toList(),
                        factory ->
                                taken.stream().map(each -> type(each, factory)).toList(),
                        i -> "value",
                        i -> false),
                ScalarFunctionImpl.createUnsafe(method));
        this.taken = List.copyOf(taken);
        this.deterministic = deterministic;
        this.ofIntegers = ofIntegers;
    }

    /**
     * A function.
     *
     * @param method the name of the method that computes it, of which there is one
     * @param taken the types of its arguments
     */
    public static LibraryFunction of(String name, String method, SqlReturnTypeInference returns, SqlTypeName... taken) {
        return new LibraryFunction(name, method(method), returns, List.of(taken), true, null);
    }

    /** A function of BIGINT that gives a text, and of INTEGER, which has fewer bits. */
    public static LibraryFunction textOfBits(String name, String ofBigints, String ofIntegers) {
        return new LibraryFunction(
                name,
                method(ofBigints),
                ReturnTypes.VARCHAR_NULLABLE,
                List.of(SqlTypeName.BIGINT),
                true,
                of(name, ofIntegers, ReturnTypes.VARCHAR_NULLABLE, SqlTypeName.INTEGER));
    }

    /** A function of BIGINT, and of INTEGER, which counts fewer bits. */
    public static LibraryFunction ofBits(String name, String ofBigints, String ofIntegers) {
        return new LibraryFunction(
                name,
                method(ofBigints),
                binding -> LibraryFunction.bits(binding.getOperandType(0), binding.getTypeFactory()),
                List.of(SqlTypeName.BIGINT, SqlTypeName.INTEGER),
                true,
                of(name, ofIntegers, ReturnTypes.INTEGER_NULLABLE, SqlTypeName.INTEGER, SqlTypeName.INTEGER));
    }

    private static RelDataType bits(RelDataType number, RelDataTypeFactory factory) {
        return factory.createTypeWithNullability(
                factory.createSqlType(isShort(number) ? SqlTypeName.INTEGER : SqlTypeName.BIGINT), true);
    }

    private static boolean isShort(RelDataType number) {
        return SqlTypeName.INT_TYPES.contains(number.getSqlTypeName()) && number.getSqlTypeName() != SqlTypeName.BIGINT;
    }

    /** A function without arguments whose value is another one each time. */
    public static LibraryFunction changing(String name, String method, SqlReturnTypeInference returns) {
        return new LibraryFunction(name, method(method), returns, List.of(), false, null);
    }

    private static Method method(String name) {
        return Arrays.stream(PostgresFunctions.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no function " + name));
    }

    private static SqlTypeFamily family(SqlTypeName type) {
        return switch (type) {
            case VARCHAR -> SqlTypeFamily.CHARACTER;
            case INTEGER, BIGINT, DECIMAL, DOUBLE -> SqlTypeFamily.NUMERIC;
            default -> Objects.requireNonNull(type.getFamily());
        };
    }

    private static RelDataType type(SqlTypeName type, RelDataTypeFactory factory) {
        RelDataType plain = type == SqlTypeName.ARRAY
                ? factory.createArrayType(factory.createSqlType(SqlTypeName.ANY), -1)
                : type == SqlTypeName.INTERVAL_DAY_SECOND
                        ? factory.createSqlType(SqlTypeName.ANY)
                        : factory.createSqlType(type);
        return factory.createTypeWithNullability(plain, true);
    }

    @Override
    public boolean isDeterministic() {
        return deterministic;
    }

    /** Whether an argument is a whole number. */
    public boolean takesWhole(int argument) {
        return argument < taken.size() && SqlTypeName.INT_TYPES.contains(taken.get(argument));
    }

    /** A call with arguments of the types that the method takes. */
    public RexNode call(RelDataType type, List<RexNode> arguments, RexBuilder rex) {
        if (ofIntegers != null && isShort(arguments.get(0).getType())) {
            return ofIntegers.call(type, arguments, rex);
        }
        List<RexNode> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            converted.add(argument(arguments.get(i), taken.get(i), rex));
        }
        return rex.makeCall(type, this, ImmutableList.copyOf(converted));
    }

    private static RexNode argument(RexNode value, SqlTypeName taken, RexBuilder rex) {
        RelDataTypeFactory types = rex.getTypeFactory();
        if (value.getType().getSqlTypeName() == SqlTypeName.DATE && taken == SqlTypeName.TIMESTAMP) {
            return rex.ensureType(
                    types.createTypeWithNullability(
                            types.createSqlType(SqlTypeName.TIMESTAMP, 3),
                            value.getType().isNullable()),
                    value,
                    true);
        }
        if (!SqlTypeUtil.isNumeric(value.getType()) || value.getType().getSqlTypeName() == taken) {
            return value;
        }
        RelDataType type = taken == SqlTypeName.DECIMAL
                ? types.createSqlType(SqlTypeName.DECIMAL, 38, 18)
                : types.createSqlType(taken);
        RexNode cast = rex.makeAbstractCast(
                types.createTypeWithNullability(type, value.getType().isNullable()), value, false);
        return ExactNumbers.computed(Doubles.computed(cast, rex), rex);
    }
}
