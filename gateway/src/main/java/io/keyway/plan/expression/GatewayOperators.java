package io.keyway.plan.expression;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** The functions that generated code calls, as operators of expressions. No query can name them. */
public final class GatewayOperators {
    static final SqlOperator TEXT_KEY = function("textKey", ReturnTypes.ARG0);
    static final SqlOperator KEY_TEXT = function("keyText", ReturnTypes.ARG0);
    static final SqlOperator UUID_KEY = function("uuidKey", nullable(SqlTypeName.VARCHAR));
    static final SqlOperator KEY_UUID = function("keyUuid", nullable(SqlTypeName.UUID));
    static final SqlOperator DOUBLE_KEY = function("doubleKey", nullable(SqlTypeName.BIGINT));
    static final SqlOperator KEY_DOUBLE = function("keyDouble", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator DECIMAL_EQUALITY_KEY = function("decimalEqualityKey", ReturnTypes.ARG0);
    static final SqlOperator DOUBLE_EQUALITY_KEY = function("doubleEqualityKey", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator ROW_EQUALITY_KEY = composite("rowEqualityKey", GatewayOperators::keyOf);
    static final SqlOperator ROW_OF_KEY = composite("rowOfKey", ReturnTypes.ARG0);
    static final SqlOperator LIST_EQUALITY_KEY = composite("listEqualityKey", GatewayOperators::keyOf);
    static final SqlOperator LIST_OF_KEY = composite("listOfKey", ReturnTypes.ARG0);
    static final SqlOperator MULTISET_EQUALITY_KEY = composite("multisetEqualityKey", GatewayOperators::keyOf);
    static final SqlOperator MULTISET_OF_KEY = composite("multisetOfKey", ReturnTypes.ARG0);
    static final SqlOperator MAP_EQUALITY_KEY = composite("mapEqualityKey", GatewayOperators::keyOf);
    static final SqlOperator MAP_OF_KEY = composite("mapOfKey", ReturnTypes.ARG0);
    static final SqlOperator ARE_EQUAL = composite("areEqual", nullable(SqlTypeName.BOOLEAN));
    static final SqlOperator ARE_EQUAL_MULTISETS = composite("areEqualMultisets", nullable(SqlTypeName.BOOLEAN));
    public static final SqlOperator NO_ROW = composite("noRow", nullable(SqlTypeName.ANY));
    public static final SqlOperator PRESENT_ROWS = composite("presentRows", ReturnTypes.ARG0);
    public static final SqlOperator ROW_DISTANCE = window("rowDistance", nullable(SqlTypeName.INTEGER));
    public static final SqlOperator FRAME_DISTANCE = window("frameDistance", ReturnTypes.explicit(SqlTypeName.INTEGER));

    /** The distance between values at which a frame ends. */
    public static final SqlOperator FRAME_RANGE = window("frameRange", ReturnTypes.explicit(SqlTypeName.BIGINT));

    /** A distance between values, in the direction of their order. */
    public static final SqlOperator RANGE_DISTANCE = function(RangeEnds.class, "rangeDistance", ReturnTypes.ARG0);

    public static final SqlOperator ROW_NUMBER = window("rowNumber", nullable(SqlTypeName.BIGINT));
    static final SqlOperator DOUBLE_MATCH =
            function("doubleMatch", ReturnTypes.explicit(SqlTypeName.DOUBLE).andThen(SqlTypeTransforms.FORCE_NULLABLE));
    public static final SqlOperator DIVIDE = function("divide", ReturnTypes.ARG0_NULLABLE);
    static final SqlOperator IS_NUMBER = numeric("isNumber", nullable(SqlTypeName.BOOLEAN));
    static final SqlOperator ARE_NUMBERS = numeric("areNumbers", nullable(SqlTypeName.BOOLEAN));
    static final SqlOperator ABSOLUTE = numeric("absolute", nullable(SqlTypeName.BIGINT));
    static final SqlOperator ADD = numeric("add", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator SUBTRACT = numeric("subtract", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator MULTIPLY = numeric("multiply", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator QUOTIENT = numeric("quotient", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator REMAINDER = numeric("remainder", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator DEFINED = numeric("defined", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator NATURAL_LOGARITHM = numeric("naturalLogarithm", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator DECIMAL_LOGARITHM = numeric("decimalLogarithm", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator LOGARITHM = numeric("logarithm", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator SQUARE_ROOT = numeric("squareRoot", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator POWER = numeric("power", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator ROUND = numeric("round", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator ROUND_TO = numeric("roundTo", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator TRUNCATE = numeric("truncate", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator TRUNCATE_TO = numeric("truncateTo", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator TO_TINYINT = numeric("toTinyint", nullable(SqlTypeName.TINYINT));
    static final SqlOperator TO_SMALLINT = numeric("toSmallint", nullable(SqlTypeName.SMALLINT));
    static final SqlOperator TO_INTEGER = numeric("toInteger", nullable(SqlTypeName.INTEGER));
    static final SqlOperator TO_BIGINT = numeric("toBigint", nullable(SqlTypeName.BIGINT));
    static final SqlOperator TO_REAL = numeric("toReal", nullable(SqlTypeName.REAL));
    static final SqlOperator TO_EXACT = numeric("toExact", nullable(SqlTypeName.DECIMAL));
    static final SqlOperator SCALED = numeric("scaled", ReturnTypes.ARG0);
    static final SqlOperator DECIMAL_TEXT = numeric("decimalText", nullable(SqlTypeName.VARCHAR));
    static final SqlOperator REAL_TEXT = numeric("realText", nullable(SqlTypeName.VARCHAR));
    static final SqlOperator DOUBLE_TEXT = numeric("doubleText", nullable(SqlTypeName.VARCHAR));
    public static final SqlOperator SIDE_BY_SIDE = composite("sideBySide", ReturnTypes.ARG0);
    static final SqlOperator INTERVAL_SUM = interval("intervalSum");
    static final SqlOperator INTERVAL_DIFFERENCE = interval("intervalDifference");
    static final SqlOperator NEGATIVE_INTERVAL = interval("negativeInterval");
    static final SqlOperator INTERVAL_MULTIPLE = interval("intervalMultiple");
    static final SqlOperator INTERVAL_PART = interval("intervalPart");
    static final SqlOperator MONTHS = interval("months");
    public static final SqlOperator TIME_MILLIS =
            function("timeMillis", ReturnTypes.explicit(SqlTypeName.TIME, 3).andThen(SqlTypeTransforms.TO_NULLABLE));
    public static final SqlOperator TIME_NANOS = function("timeNanos", nullable(SqlTypeName.BIGINT));

    /** Whether a value is in a {@link ValueSet}. */
    public static final SqlOperator IS_LISTED = function("isListed", nullable(SqlTypeName.BOOLEAN));

    /** A truth value as it is; Calcite does not know that, and so computes it where the query does. */
    public static final SqlOperator DEFERRED = function("deferred", ReturnTypes.ARG0);

    private GatewayOperators() {}

    private static SqlReturnTypeInference nullable(SqlTypeName type) {
        return ReturnTypes.explicit(type).andThen(SqlTypeTransforms.TO_NULLABLE);
    }

    private static RelDataType keyOf(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        return types.createTypeWithNullability(
                types.createJavaType(CompositeFunctions.CompositeKey.class),
                binding.getOperandType(0).isNullable());
    }

    private static SqlOperator composite(String name, SqlReturnTypeInference returns) {
        return function(CompositeFunctions.class, name, returns);
    }

    private static SqlOperator function(String name, SqlReturnTypeInference returns) {
        return function(GatewayFunctions.class, name, returns);
    }

    /** A function that gives the whole number of which an interval consists. */
    private static SqlOperator interval(String name) {
        return function(IntervalFunctions.class, name, nullable(SqlTypeName.BIGINT));
    }

    private static SqlOperator window(String name, SqlReturnTypeInference returns) {
        return function(WindowFunctions.class, name, returns);
    }

    private static SqlOperator numeric(String name, SqlReturnTypeInference returns) {
        return function(NumericFunctions.class, name, returns);
    }

    private static SqlOperator function(Class<?> functions, String name, SqlReturnTypeInference returns) {
        Method method = Arrays.stream(functions.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no function " + name));
        return function(method, returns);
    }

    /** A static method as an operator. */
    static SqlOperator function(Method method, SqlReturnTypeInference returns) {
        return new SqlUserDefinedFunction(
                new SqlIdentifier(method.getName(), SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                returns,
                InferTypes.RETURN_TYPE,
                OperandTypes.operandMetadata(List.of(), factory -> List.of(), i -> "value", i -> false),
                ScalarFunctionImpl.createUnsafe(method));
    }
}
