package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Filters the rows of an aggregate with OVER by their values, which Calcite refuses to do: an aggregate that leaves nulls out
 * leaves out what it is to leave out.
 *
 *   SUM(x) FILTER (WHERE c) OVER w     ->   SUM(CASE WHEN c THEN x END) OVER w
 *   COUNT(*) FILTER (WHERE c) OVER w   ->   COUNT(CASE WHEN c THEN 1 END) OVER w
 */
final class FilteredWindows extends SqlShuttle {
    /** Aggregates of one value that leave nulls out. */
    private static final Set<String> LEAVING_NULLS_OUT = Set.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "bool_and",
            "bool_or",
            "every",
            "some",
            "bit_and",
            "bit_or",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "any_value");

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        return visited instanceof SqlCall over
                        && over.getKind() == SqlKind.OVER
                        && over.operand(0).getKind() == SqlKind.FILTER
                ? filtered(over)
                : visited;
    }

    private static SqlNode filtered(SqlCall over) {
        SqlCall filter = over.operand(0);
        SqlCall aggregate = filter.operand(0);
        SqlNode condition = filter.operand(1);
        SqlParserPos pos = aggregate.getParserPosition();
        String name = aggregate.getOperator().getName().toLowerCase(Locale.ROOT);
        if (!LEAVING_NULLS_OUT.contains(name) || aggregate.operandCount() > 1) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            "FILTER cannot be combined with OVER for " + name.toUpperCase(Locale.ROOT))
                    .withHint("filter in a sub-query in FROM")
                    .withPosition(CalciteErrors.position(filter.getParserPosition()));
        }
        List<SqlNode> arguments = new ArrayList<>();
        boolean all =
                aggregate.operandCount() == 0 || aggregate.operand(0) instanceof SqlIdentifier star && star.isStar();
        SqlNode value = all ? SqlLiteral.createExactNumeric("1", pos) : aggregate.operand(0);
        arguments.add(
                new SqlCase(pos, null, SqlNodeList.of(condition), SqlNodeList.of(value), SqlLiteral.createNull(pos)));
        SqlCall windowed = aggregate.getOperator().createCall(aggregate.getFunctionQuantifier(), pos, arguments);
        return SqlStdOperatorTable.OVER.createCall(over.getParserPosition(), windowed, over.operand(1));
    }
}
