package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.AggregateFunctions;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Puts Keyway's operators in the place of those that the parser names itself, and refuses what would mean something else. */
final class OwnOperators extends SqlShuttle {
    private static final Map<String, SqlOperator> AGGREGATES =
            AggregateFunctions.ALL.stream().collect(Collectors.toMap(SqlOperator::getName, Function.identity()));

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall same)) {
            return visited;
        }
        SqlOperator operator = same.getOperator();
        if (operator.getKind() == SqlKind.BITXOR && operator instanceof SqlBinaryOperator) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL, "^ is a power in PostgreSQL, and a bitwise XOR elsewhere")
                    .withHint("write POWER(x, y), or BITXOR(x, y)");
        }
        if (operator.getKind() == SqlKind.UNNEST && same.operandCount() > 1) {
            return SideBySide.unnest(same);
        }
        boolean part = operator.getKind() == SqlKind.EXTRACT
                || operator.getName().equalsIgnoreCase("DATE_PART") && same.operandCount() == 2;
        SqlCall extract = part ? DateParts.call(same) : null;
        if (extract != null) {
            return extract;
        }
        SqlOperator own = operator instanceof SqlAggFunction
                ? AGGREGATES.get(operator.getName().toUpperCase(Locale.ROOT))
                : null;
        return own == null
                ? visited
                : own.createCall(same.getFunctionQuantifier(), same.getParserPosition(), same.getOperandList());
    }
}
