package io.keyway.plan.expression;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** {@link GatewayFunctions} as operators of expressions. No query can name them. */
public final class GatewayOperators {
    static final SqlOperator TEXT_KEY = function("textKey", ReturnTypes.ARG0);
    static final SqlOperator KEY_TEXT = function("keyText", ReturnTypes.ARG0);
    static final SqlOperator UUID_KEY = function("uuidKey", nullable(SqlTypeName.VARCHAR));
    static final SqlOperator KEY_UUID = function("keyUuid", nullable(SqlTypeName.UUID));
    static final SqlOperator DOUBLE_KEY = function("doubleKey", nullable(SqlTypeName.BIGINT));
    static final SqlOperator KEY_DOUBLE = function("keyDouble", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator DECIMAL_IDENTITY = function("decimalIdentity", ReturnTypes.ARG0);
    static final SqlOperator DOUBLE_IDENTITY = function("doubleIdentity", nullable(SqlTypeName.DOUBLE));
    static final SqlOperator DOUBLE_MATCH =
            function("doubleMatch", ReturnTypes.explicit(SqlTypeName.DOUBLE).andThen(SqlTypeTransforms.FORCE_NULLABLE));
    public static final SqlOperator DIVIDE = function("divide", ReturnTypes.ARG0_NULLABLE);
    public static final SqlOperator TIME_MILLIS =
            function("timeMillis", ReturnTypes.explicit(SqlTypeName.TIME, 3).andThen(SqlTypeTransforms.TO_NULLABLE));
    public static final SqlOperator TIME_NANOS = function("timeNanos", nullable(SqlTypeName.BIGINT));
    public static final SqlOperator TIME_TEXT = function("timeText", nullable(SqlTypeName.VARCHAR));
    public static final SqlOperator TEXT_TIME = function("textTime", nullable(SqlTypeName.BIGINT));

    private GatewayOperators() {}

    private static SqlReturnTypeInference nullable(SqlTypeName type) {
        return ReturnTypes.explicit(type).andThen(SqlTypeTransforms.TO_NULLABLE);
    }

    private static SqlOperator function(String name, SqlReturnTypeInference returns) {
        Method method = Arrays.stream(GatewayFunctions.class.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no function " + name));
        return new SqlUserDefinedFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                returns,
                InferTypes.RETURN_TYPE,
                OperandTypes.operandMetadata(List.of(), factory -> List.of(), i -> "value", i -> false),
                ScalarFunctionImpl.createUnsafe(method));
    }
}
