package io.keyway.plan.frontend;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Converts the text that a UUID is compared with; Calcite converts the UUID, and with it the column. Takes text of a fixed
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
        if (isUuid(left) && SqlTypeUtil.inCharFamily(right)) {
            return factory.createTypeWithNullability(left, right.isNullable());
        }
        if (SqlTypeUtil.inCharFamily(left) && isUuid(right)) {
            return factory.createTypeWithNullability(right, left.isNullable());
        }
        return super.commonTypeForBinaryComparison(left, right);
    }

    @Override
    public boolean quantifyOperationCoercion(SqlCallBinding binding) {
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

    private static boolean isUuid(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.UUID;
    }
}
