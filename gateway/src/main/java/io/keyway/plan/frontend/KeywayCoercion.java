package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.LibraryFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Converts the text that a UUID or a binary value is compared with; Calcite converts the UUID, and with it the column. Gives
 * text literals in CASE, COALESCE, GREATEST, LEAST and set operations the type of the values beside them, as PostgreSQL does;
 * Calcite makes text of these. Takes text of a fixed
 * length before ANY, SOME or ALL of a collection for the text that the collection holds; Calcite finds them incompatible.
 */
final class KeywayCoercion extends TypeCoercionImpl {
    KeywayCoercion(RelDataTypeFactory factory, SqlValidator validator) {
        super(factory, validator);
    }

    @Override
    public @Nullable RelDataType commonTypeForBinaryComparison(
            @Nullable RelDataType left, @Nullable RelDataType right) {
        if (left == null || right == null) {
            return super.commonTypeForBinaryComparison(left, right);
        }
        if (isReadWhole(left) && SqlTypeUtil.inCharFamily(right)) {
            return factory.createTypeWithNullability(left, right.isNullable());
        }
        if (SqlTypeUtil.inCharFamily(left) && isReadWhole(right)) {
            return factory.createTypeWithNullability(right, left.isNullable());
        }
        return super.commonTypeForBinaryComparison(left, right);
    }

    /**
     * Converts what is compared with the elements of a collection, or with the rows of a sub-query.
     *
     * @throws KeywayException TYPE_MISMATCH when it is neither; Calcite takes a value for a list of one
     */
    @Override
    public boolean quantifyOperationCoercion(SqlCallBinding binding) {
        if (binding.operand(1) instanceof SqlNodeList list) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "ANY and ALL take a collection or a sub-query")
                    .withHint("write IN (...) for a list of values")
                    .withPosition(CalciteErrors.position(list.getParserPosition()));
        }
        RelDataType left = binding.getOperandType(0);
        RelDataType element = binding.getOperandType(1).getComponentType();
        if (element == null
                || left.getSqlTypeName() != SqlTypeName.CHAR
                || element.getSqlTypeName() != SqlTypeName.VARCHAR) {
            return super.quantifyOperationCoercion(binding);
        }
        SqlNode text = SqlStdOperatorTable.CAST.createCall(
                SqlParserPos.ZERO,
                binding.operand(0),
                SqlTypeUtil.convertTypeToSpec(factory.createTypeWithNullability(element, left.isNullable())));
        binding.getCall().setOperand(0, text);
        binding.getValidator().deriveType(binding.getScope(), text);
        return true;
    }

    /**
     * Converts the arguments of a function.
     *
     * @throws KeywayException TYPE_MISMATCH for a number with a fraction where a whole one is taken; Calcite rounds it
     */
    @Override
    public boolean userDefinedFunctionCoercion(SqlValidatorScope scope, SqlCall call, SqlFunction function) {
        if (function instanceof LibraryFunction library) {
            for (int i = 0; i < call.operandCount(); i++) {
                RelDataType type = validator.deriveType(scope, call.operand(i));
                if (library.takesWhole(i) && SqlTypeUtil.isNumeric(type) && !SqlTypeUtil.isIntType(type)) {
                    throw new KeywayException(ErrorCode.TYPE_MISMATCH, function.getName() + " takes whole numbers")
                            .withHint("write a CAST to INTEGER or BIGINT")
                            .withPosition(CalciteErrors.position(call.operand(i).getParserPosition()));
                }
            }
        }
        return super.userDefinedFunctionCoercion(scope, call, function);
    }

    /** Calcite converts no parameters. */
    @Override
    protected boolean coerceOperandType(
            @Nullable SqlValidatorScope scope, SqlCall call, int index, RelDataType targetType) {
        return call.operand(index) instanceof SqlDynamicParam parameter && tell(parameter, targetType)
                || super.coerceOperandType(scope, call, index, targetType);
    }

    @Override
    protected boolean coerceColumnType(
            @Nullable SqlValidatorScope scope, SqlNodeList nodeList, int index, RelDataType targetType) {
        if (index < nodeList.size()) {
            SqlNode item = nodeList.get(index);
            SqlNode value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
            if (value instanceof SqlDynamicParam parameter && tell(parameter, targetType)) {
                validator.setValidatedNodeType(item, targetType);
                return true;
            }
        }
        return super.coerceColumnType(scope, nodeList, index, targetType);
    }

    private boolean tell(SqlDynamicParam parameter, RelDataType type) {
        return validator instanceof KeywayValidator own && own.tell(parameter, type);
    }

    /** The type of all, where text of a fixed length is a literal that has yet to get its type. */
    @Override
    public @Nullable RelDataType getWiderTypeFor(List<RelDataType> types, boolean stringPromotion) {
        List<RelDataType> typed = types.stream()
                .filter(type -> type.getSqlTypeName() != SqlTypeName.CHAR)
                .toList();
        if (typed.stream().noneMatch(KeywayCoercion::isRead)) {
            return super.getWiderTypeFor(types, stringPromotion);
        }
        RelDataType common = typed.size() == 1 ? typed.get(0) : super.getWiderTypeFor(typed, false);
        return common == null
                ? null
                : factory.createTypeWithNullability(common, types.stream().anyMatch(RelDataType::isNullable));
    }

    /** Gives all arguments of a call one type; false when they have none in common. */
    boolean unify(SqlCallBinding binding) {
        RelDataType common = getWiderTypeFor(binding.collectOperandTypes(), true);
        return common != null && coerceOperandsType(binding.getScope(), binding.getCall(), common);
    }

    /** Gives two arguments of a call one type; false when they have none in common. */
    boolean unify(SqlCallBinding binding, int one, int other) {
        RelDataType common = getWiderTypeFor(List.of(binding.getOperandType(one), binding.getOperandType(other)), true);
        if (common == null) {
            return false;
        }
        coerceOperandType(binding.getScope(), binding.getCall(), one, common);
        coerceOperandType(binding.getScope(), binding.getCall(), other, common);
        return true;
    }

    /** No text is read as bytes because a function takes bytes: its bytes may be meant. */
    @Override
    public @Nullable RelDataType implicitCast(RelDataType in, SqlTypeFamily expected) {
        return expected == SqlTypeFamily.BINARY && SqlTypeUtil.inCharFamily(in)
                ? null
                : super.implicitCast(in, expected);
    }

    /** Whether values of a type are read from text. */
    private static boolean isRead(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN, DATE, TIME, TIMESTAMP -> true;
            default -> isReadWhole(type) || SqlTypeUtil.isNumeric(type);
        };
    }

    private static boolean isReadWhole(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.UUID || SqlTypeName.BINARY_TYPES.contains(type.getSqlTypeName());
    }
}
