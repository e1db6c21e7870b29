package io.keyway.plan.frontend;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Computes covariances as doubles, as PostgreSQL does; Calcite makes whole numbers of those of whole numbers. */
final class Statistics extends SqlShuttle {
    private static final Set<String> COVARIANCES = Set.of("COVAR_POP", "COVAR_SAMP", "REGR_SXX", "REGR_SYY");

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        boolean covariance = visited instanceof SqlCall
                && COVARIANCES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
        if (!covariance) {
            return visited;
        }
        List<SqlNode> operands = ((SqlCall) visited).getOperandList();
        return call.getOperator()
                .createCall(
                        call.getFunctionQuantifier(),
                        call.getParserPosition(),
                        operands.stream().map(Statistics::asDouble).toArray(SqlNode[]::new));
    }

    private static SqlNode asDouble(SqlNode operand) {
        SqlParserPos place = operand.getParserPosition();
        SqlDataTypeSpec type = new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, place), place);
        return SqlStdOperatorTable.CAST.createCall(place, operand, type);
    }
}
