package io.keyway.plan.frontend;

import static org.apache.calcite.util.Static.RESOURCE;

import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** Takes arguments of one type, which text literals get from the others; Calcite compares their text, or finds no type. */
final class UnifiedArguments implements SqlOperandTypeChecker {
    /** GREATEST, as PostgreSQL has it. */
    static final SqlOperator GREATEST = of(SqlLibraryOperators.GREATEST_PG);

    /** LEAST, as PostgreSQL has it. */
    static final SqlOperator LEAST = of(SqlLibraryOperators.LEAST_PG);

    private final SqlOperandTypeChecker same = OperandTypes.SAME_VARIADIC;

    private UnifiedArguments() {}

    private static SqlOperator of(SqlFunction function) {
        return ((SqlBasicFunction) function).withOperandTypeChecker(new UnifiedArguments());
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        boolean alike = binding.getTypeFactory().leastRestrictive(binding.collectOperandTypes()) != null
                && same.checkOperandTypes(binding, false);
        if (alike) {
            return true;
        }
        boolean unified =
                binding.getValidator().getTypeCoercion() instanceof KeywayCoercion coercion && coercion.unify(binding);
        if (!unified && throwOnFailure) {
            throw binding.newValidationError(RESOURCE.needSameTypeParameter());
        }
        return unified;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return same.getOperandCountRange();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return same.getAllowedSignatures(operator, name);
    }
}
