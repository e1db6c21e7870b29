package io.keyway.plan.frontend;

import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Finds the functions of JDBC's <code>{fn name(...)}</code> in any case; Calcite knows them in upper case alone. */
final class JdbcEscapes extends SqlShuttle {
    private static final String BEGIN = "{fn ";

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlCall same && same.getOperator() instanceof SqlJdbcFunctionCall function) {
            // The operator's name is the text of the call without arguments, such as "{fn upper}".
            String name = function.getName().substring(BEGIN.length()).replace("}", "");
            return new SqlJdbcFunctionCall(name.toUpperCase(Locale.ROOT))
                    .createCall(same.getParserPosition(), same.getOperandList());
        }
        return visited;
    }
}
