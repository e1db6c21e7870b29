package io.keyway.plan.expression;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggImplementor;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.adapter.enumerable.StrictAggImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableAggFunction;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate functions of which Calcite would compute something else: it takes the value of no rows for not null where the
 * column is (CALCITE-7705), and the sample variance of one row (CALCITE-7656); it takes variances of sums of squares, and
 * puts one growing list into every row of a window.
 */
public final class AggregateFunctions {
    /** What the names of functions end with that do what DISTINCT says. */
    static final String ONCE = " DISTINCT";

    private AggregateFunctions() {}

    /** All of them. */
    public static final List<SqlOperator> ALL = all();

    private static final Map<String, SqlAggFunction> OF_EACH_VALUE_ONCE =
            collecting(false).collect(Collectors.toMap(SqlOperator::getName, function -> once(function.getName())));

    /**
     * The function that implements DISTINCT itself: it takes the first occurrence of each value, in the order of its
     * ORDER BY.
     *
     * @return null if the function makes no list and no text of values
     */
    public static @Nullable SqlAggFunction ofEachValueOnce(SqlAggFunction function) {
        return OF_EACH_VALUE_ONCE.get(function.getName());
    }

    /** Whether it is one of these that makes a list; it takes the equality key of the value as its second argument where Java needs one. */
    public static boolean isListOfEachValueOnce(SqlAggFunction function) {
        return function.getName().equals("ARRAY_AGG" + ONCE)
                || function.getName().equals("COLLECT" + ONCE);
    }

    private static SqlAggFunction once(String name) {
        return collecting(true)
                .filter(function -> function.getName().equals(name + ONCE))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<SqlAggFunction> collecting(boolean once) {
        SqlReturnTypeInference text = ReturnTypes.explicit(SqlTypeName.VARCHAR);
        SqlOperandTypeChecker texts = OperandTypes.STRING.or(OperandTypes.STRING_STRING);
        String suffix = once ? ONCE : "";
        return Stream.of(
                new Own("STRING_AGG" + suffix, SqlKind.ARRAY_AGG, text, texts, new OfValues("STRING_AGG" + suffix)),
                new Own("LISTAGG" + suffix, SqlKind.LISTAGG, text, texts, new OfValues("LISTAGG" + suffix)),
                new Own(
                        "ARRAY_AGG" + suffix,
                        SqlKind.ARRAY_AGG,
                        ReturnTypes.TO_ARRAY,
                        OperandTypes.ANY,
                        new OfRows(once)),
                new Own(
                        "COLLECT" + suffix,
                        SqlKind.COLLECT,
                        ReturnTypes.TO_MULTISET,
                        OperandTypes.ANY,
                        new OfRows(once)));
    }

    private static List<SqlOperator> all() {
        Stream<SqlOperator> variances = Stream.of(
                        "VAR_POP", "VAR_SAMP", "VARIANCE", "STDDEV_POP", "STDDEV_SAMP", "STDDEV")
                .map(name -> new Own(
                        name,
                        SqlKind.OTHER_FUNCTION,
                        AggregateFunctions::variance,
                        OperandTypes.NUMERIC,
                        new OfValues(name)));
        Stream<SqlOperator> covariances = Stream.of("COVAR_POP", "COVAR_SAMP", "REGR_SXX", "REGR_SYY")
                .map(name -> new Own(
                        name,
                        SqlKind.OTHER_FUNCTION,
                        ReturnTypes.explicit(SqlTypeName.DOUBLE),
                        OperandTypes.NUMERIC_NUMERIC,
                        new OfValues(name)));
        // Calcite takes them for not null where their first argument is, whatever the second (CALCITE-7706).
        Stream<SqlOperator> places = Stream.of(SqlKind.ARG_MIN, SqlKind.ARG_MAX)
                .map(kind -> SqlBasicAggFunction.create(
                                kind.name(),
                                kind,
                                ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                                OperandTypes.ANY_COMPARABLE)
                        .withGroupOrder(Optionality.FORBIDDEN)
                        .withFunctionType(SqlFunctionCategory.SYSTEM));
        return Stream.of(collecting(false), variances, covariances, places)
                .<SqlOperator>flatMap(functions -> functions)
                .toList();
    }

    /** As an average: a double of doubles, else a decimal. */
    private static RelDataType variance(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        return types.getTypeSystem().deriveAvgAggType(types, binding.getOperandType(0));
    }

    /** A function whose value may be null. */
    private static final class Own extends SqlUserDefinedAggFunction {
        Own(
                String name,
                SqlKind kind,
                SqlReturnTypeInference returns,
                SqlOperandTypeChecker operands,
                AggImplementor code) {
            super(
                    new SqlIdentifier(name, SqlParserPos.ZERO),
                    kind,
                    ReturnTypes.andThen(ReturnTypes::stripOrderBy, returns.andThen(SqlTypeTransforms.FORCE_NULLABLE)),
                    null,
                    new ArgumentTypes(operands),
                    new AggregateCode(code),
                    false,
                    false,
                    kind == SqlKind.OTHER_FUNCTION ? Optionality.FORBIDDEN : Optionality.OPTIONAL);
        }

        @Override
        public SqlSyntax getSyntax() {
            return getKind() == SqlKind.OTHER_FUNCTION ? SqlSyntax.FUNCTION : SqlSyntax.ORDERED_FUNCTION;
        }

        /** ORDER BY, which the parser puts after the arguments, is none of them. */
        @Override
        public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
            SqlCall plain = ReturnTypes.stripOrderBy(call);
            RelDataType type = super.deriveType(validator, scope, plain);
            // They may have been converted.
            for (int i = 0; i < plain.operandCount(); i++) {
                call.setOperand(i, plain.operand(i));
            }
            return type;
        }
    }

    /** The rule for the arguments, whose types are not fixed. */
    private record ArgumentTypes(SqlOperandTypeChecker checker) implements SqlOperandMetadata {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            return checker.checkOperandTypes(binding, throwOnFailure);
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return checker.getOperandCountRange();
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return checker.getAllowedSignatures(operator, name);
        }

        @Override
        public boolean isFixedParameters() {
            return false;
        }

        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory types) {
            return List.of();
        }

        @Override
        public List<String> paramNames() {
            return List.of();
        }
    }

    private record AggregateCode(AggImplementor code) implements ImplementableAggFunction {
        @Override
        public AggImplementor getImplementor(boolean windowContext) {
            return code;
        }

        @Override
        public RelDataType getReturnType(RelDataTypeFactory types) {
            throw new UnsupportedOperationException("the type depends on the arguments");
        }

        @Override
        public List<FunctionParameter> getParameters() {
            return List.of();
        }
    }

    /** Writes the calls of an {@link Accumulator}, which is told of the rows that have a value. */
    private static final class OfValues extends StrictAggImplementor {
        private static final Method ADD = Types.lookupMethod(Accumulator.class, "add", Object.class, Object.class);

        private final String function;

        OfValues(String function) {
            this.function = function;
        }

        @Override
        public List<Type> getNotNullState(AggContext info) {
            return List.of(Accumulator.class);
        }

        @Override
        protected void implementNotNullReset(AggContext info, AggResetContext reset) {
            boolean exact = SqlTypeUtil.isExactNumeric(info.parameterRelTypes().get(0));
            Expression begun = Expressions.call(
                    Accumulators.class, "of", Expressions.constant(function), Expressions.constant(exact));
            reset.currentBlock()
                    .add(Expressions.statement(
                            Expressions.assign(reset.accumulator().get(0), begun)));
        }

        @Override
        protected void implementNotNullAdd(AggContext info, AggAddContext add) {
            List<Expression> arguments = add.arguments();
            add.currentBlock()
                    .add(Expressions.statement(Expressions.call(
                            add.accumulator().get(0),
                            ADD,
                            Expressions.box(arguments.get(0)),
                            arguments.size() > 1
                                    ? Expressions.box(arguments.get(1))
                                    : Expressions.constant(null, Object.class))));
        }

        @Override
        protected Expression implementNotNullResult(AggContext info, AggResultContext result) {
            return Expressions.convert_(Expressions.call(result.accumulator().get(0), "result"), info.returnType());
        }
    }

    /**
     * Writes the calls of {@link Elements}, which are told of every row: a list keeps nulls.
     *
     * @param once whether a list has each value once; a second argument, if there is one, is the value's equality key
     */
    private record OfRows(boolean once) implements AggImplementor {
        private static final Method ADD = Types.lookupMethod(Elements.class, "add", Object.class, Object.class);

        @Override
        public List<Type> getStateType(AggContext info) {
            return List.of(Elements.class);
        }

        @Override
        public void implementReset(AggContext info, AggResetContext reset) {
            reset.currentBlock()
                    .add(Expressions.statement(Expressions.assign(
                            reset.accumulator().get(0), Expressions.new_(Elements.class, Expressions.constant(once)))));
        }

        @Override
        public void implementAdd(AggContext info, AggAddContext add) {
            RexNode filter = add.rexFilterArgument();
            if (filter == null) {
                add.currentBlock().add(added(add));
                return;
            }
            Expression passes =
                    add.rowTranslator().translateList(List.of(filter)).get(0);
            BlockBuilder then = new BlockBuilder(true, add.currentBlock());
            add.nestBlock(then);
            then.add(added(add));
            add.exitBlock();
            add.currentBlock().add(Expressions.ifThen(passes, then.toBlock()));
        }

        private static Statement added(AggAddContext add) {
            List<Expression> arguments = add.arguments();
            return Expressions.statement(Expressions.call(
                    add.accumulator().get(0),
                    ADD,
                    Expressions.box(arguments.get(0)),
                    Expressions.box(arguments.get(arguments.size() - 1))));
        }

        @Override
        public Expression implementResult(AggContext info, AggResultContext result) {
            return Expressions.convert_(Expressions.call(result.accumulator().get(0), "list"), info.returnType());
        }
    }
}
