package io.keyway.plan.frontend;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/** Converts the text that a UUID is compared with; Calcite converts the UUID, and with it the column. */
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

    private static boolean isUuid(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.UUID;
    }
}
