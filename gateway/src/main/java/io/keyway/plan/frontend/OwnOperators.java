package io.keyway.plan.frontend;

import io.keyway.plan.expression.AggregateFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Replaces operators that the parser chooses itself by Keyway's, and refuses calls that would mean something else. */
final class OwnOperators extends SqlShuttle {
    private static final Map<String, SqlOperator> AGGREGATES =
            AggregateFunctions.ALL.stream().collect(Collectors.toMap(SqlOperator::getName, Function.identity()));

    private static final Set<String> TEXTS = Set.of("STRING_AGG", "LISTAGG");

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall same)) {
            return visited;
        }
        SqlNode meaning = Synonyms.of(same);
        if (meaning != null) {
            return meaning;
        }
        SqlOperator operator = same.getOperator();
        if (operator.getKind() == SqlKind.ROLLUP || operator.getKind() == SqlKind.CUBE) {
            return GroupingSets.written(same);
        }
        if (operator.getKind() == SqlKind.EXPLICIT_TABLE) {
            return everything(same);
        }
        if (operator.getKind() == SqlKind.UNNEST && same.operandCount() > 1) {
            return SideBySide.unnest(same);
        }
        if (operator instanceof SqlQuantifyOperator) {
            return QuantifiedCollections.listed(same);
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
                : own.createCall(same.getFunctionQuantifier(), same.getParserPosition(), arguments(own, same));
    }

    /** {@code TABLE t} as a SELECT; Calcite fails on it below ORDER BY and LIMIT. */
    private static SqlNode everything(SqlCall table) {
        SqlParserPos pos = table.getParserPosition();
        SqlNodeList star = SqlNodeList.of(SqlIdentifier.star(pos));
        return new SqlSelect(pos, null, star, table.operand(0), null, null, null, null, null, null, null, null, null);
    }

    /** A separator that is null separates by nothing; aggregates of Calcite's would leave the row out. */
    private static List<SqlNode> arguments(SqlOperator own, SqlCall call) {
        List<SqlNode> arguments = new ArrayList<>(call.getOperandList());
        boolean separated = TEXTS.contains(own.getName())
                && arguments.size() > 1
                && !(arguments.get(1) instanceof SqlNodeList)
                && !(arguments.get(1) instanceof SqlCharStringLiteral);
        if (separated) {
            SqlNode separator = arguments.get(1);
            SqlParserPos pos = separator.getParserPosition();
            arguments.set(
                    1, SqlStdOperatorTable.COALESCE.createCall(pos, separator, SqlLiteral.createCharString("", pos)));
        }
        return arguments;
    }
}
