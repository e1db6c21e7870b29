package io.keyway.plan.frontend;

import io.keyway.plan.expression.GatewayOperators;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.util.Static;

/**
 * Two collections as one of rows, of their first elements, their second ones and so on; where one has no more, its columns are
 * null. So UNNEST has to know one collection only, and makes no combinations of several (SQL:2016 7.6, CALCITE-7583).
 *
 *   UNNEST(a, b, c)   ->   UNNEST(sideBySide(sideBySide(a, b), c))
 */
final class SideBySide extends SqlFunction {
    static final SideBySide OPERATOR = new SideBySide();

    private SideBySide() {
        super(
                "UNNEST",
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                OperandTypes.variadic(SqlOperandCountRanges.of(2)),
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    /** The UNNEST of one collection that shows several. */
    static SqlCall unnest(SqlCall several) {
        SqlNode all = several.operand(0);
        for (SqlNode next : several.getOperandList().subList(1, several.operandCount())) {
            all = OPERATOR.createCall(several.getParserPosition(), all, next);
        }
        return several.getOperator().createCall(several.getParserPosition(), all);
    }

    /** Without a look for a function of its name. */
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        return validateOperands(validator, scope, call);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        for (int i = 0; i < binding.getOperandCount(); i++) {
            RelDataType type = binding.getOperandType(i);
            if (!SqlTypeUtil.isCollection(type) && !SqlTypeUtil.isMap(type)) {
                if (throwOnFailure) {
                    throw SqlUtil.newContextException(
                            binding.operand(i).getParserPosition(), Static.RESOURCE.unnestArgument());
                }
                return false;
            }
        }
        return true;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataTypeFactory.Builder row = types.builder();
        Stream.of(binding.getOperandType(0), binding.getOperandType(1))
                .flatMap(collection -> columns(collection).stream())
                .forEach(type -> row.add(SqlUtil.deriveAliasFromOrdinal(row.getFieldCount()), type)
                        .nullable(true));
        return types.createArrayType(row.build(), -1);
    }

    /** The types of the columns that the elements of a collection make. */
    private static List<RelDataType> columns(RelDataType collection) {
        if (SqlTypeUtil.isMap(collection)) {
            return List.of(collection.getKeyType(), collection.getValueType());
        }
        RelDataType element = collection.getComponentType();
        return element.isStruct()
                ? element.getFieldList().stream().map(RelDataTypeField::getType).toList()
                : List.of(element);
    }

    /** The expression that computes a call of {@link #OPERATOR}. */
    static RexNode convert(SqlRexContext context, SqlCall call) {
        RexBuilder rex = context.getRexBuilder();
        List<RexNode> arguments = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            RexNode collection = context.convertExpression(operand);
            arguments.add(collection);
            arguments.add(rex.makeExactLiteral(
                    BigDecimal.valueOf(columns(collection.getType()).size())));
        }
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        return rex.makeCall(type, GatewayOperators.SIDE_BY_SIDE, arguments);
    }
}
