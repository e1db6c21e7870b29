package io.keyway.plan.frontend;

import static org.apache.calcite.util.Static.RESOURCE;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLeadLagAggFunction;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * LEAD or LAG. Calcite takes the value of another row for not null if only the default is, and makes text of values whose
 * default is a text literal.
 */
final class Neighbour extends SqlLeadLagAggFunction {
    Neighbour(SqlKind kind) {
        super(kind);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType type = super.inferReturnType(binding);
        boolean nullable = type.isNullable()
                || binding.getOperandType(0).isNullable()
                || binding.getOperandCount() > 1 && binding.getOperandType(1).isNullable();
        return binding.getTypeFactory().createTypeWithNullability(type, nullable);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        if (binding.getOperandCount() == 3 && !isAlike(binding)) {
            if (throwOnFailure) {
                throw binding.newValidationError(RESOURCE.needSameTypeParameter());
            }
            return false;
        }
        return super.checkOperandTypes(binding, throwOnFailure);
    }

    /** Whether the value and the default have a type in common, which both have from now on. */
    private static boolean isAlike(SqlCallBinding binding) {
        boolean text = isText(binding, 0);
        if (text == isText(binding, 2)) {
            return true;
        }
        return binding.getValidator().getTypeCoercion() instanceof KeywayCoercion coercion
                && coercion.unify(binding, 0, 2);
    }

    private static boolean isText(SqlCallBinding binding, int operand) {
        return binding.getOperandType(operand).getFamily() == SqlTypeFamily.CHARACTER;
    }
}
