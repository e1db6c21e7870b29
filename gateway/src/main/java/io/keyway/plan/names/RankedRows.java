package io.keyway.plan.names;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.parser.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Writes what depends on the place of a row in an order as a condition on its rank.
 *
 *   SELECT DISTINCT ON (a) a, b            ->   SELECT a, b QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) = 1
 *     ORDER BY a, b                               ORDER BY a, b
 *   ORDER BY b OFFSET 2                    ->   QUALIFY ROW_NUMBER() OVER (ORDER BY b) > 2
 *     FETCH FIRST 3 ROWS WITH TIES                AND RANK() OVER (ORDER BY b) <= 2 + 3
 *
 * <p>QUALIFY comes after windows, as DISTINCT ON and FETCH do, and before DISTINCT; a query with DISTINCT therefore becomes
 * a table first.
 */
final class RankedRows {
    /** The name of a query that becomes a table. */
    private static final String TABLE = "tied$";

    private RankedRows() {}

    /** Whether a query is cut WITH TIES. */
    static boolean isTied(SqlOrderBy ordered) {
        if (ordered.fetch == null || !isCall(ordered.fetch, Syntax.WITH_TIES)) {
            return false;
        }
        if (ordered.orderList.isEmpty()) {
            throw NameErrors.at(
                    ordered.fetch,
                    new KeywayException(
                            ErrorCode.SYNTAX_ERROR, "WITH TIES needs an ORDER BY, which says what ties are"));
        }
        return true;
    }

    /**
     * The condition of FETCH ... WITH TIES.
     *
     * @param order the items of the ORDER BY as expressions
     * @param again the same, for one more window
     */
    static SqlNode tied(SqlOrderBy ordered, SqlNodeList order, SqlNodeList again) {
        SqlCall fetch = (SqlCall) Objects.requireNonNull(ordered.fetch);
        SqlParserPos pos = fetch.getParserPosition();
        SqlNode count = fetch.operand(0);
        SqlNode rank = over(SqlStdOperatorTable.RANK, SqlNodeList.EMPTY, order, pos);
        SqlNode offset = ordered.offset;
        if (offset == null) {
            return unless(count, SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(pos, rank, count), pos);
        }
        SqlNode number = over(SqlStdOperatorTable.ROW_NUMBER, SqlNodeList.EMPTY, again, pos);
        SqlNode last = SqlStdOperatorTable.PLUS.createCall(pos, skipped(offset, pos), count);
        return SqlStdOperatorTable.AND.createCall(
                pos,
                unless(offset, SqlStdOperatorTable.GREATER_THAN.createCall(pos, number, offset), pos),
                unless(count, SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(pos, rank, last), pos));
    }

    /** A condition that a parameter without a value lifts: NULL limits nothing. */
    private static SqlNode unless(SqlNode rows, SqlNode condition, SqlParserPos pos) {
        return rows instanceof SqlDynamicParam
                ? SqlStdOperatorTable.OR.createCall(pos, SqlStdOperatorTable.IS_NULL.createCall(pos, rows), condition)
                : condition;
    }

    /** NULL skips nothing. */
    private static SqlNode skipped(SqlNode offset, SqlParserPos pos) {
        return offset instanceof SqlDynamicParam
                ? SqlStdOperatorTable.COALESCE.createCall(pos, offset, SqlLiteral.createExactNumeric("0", pos))
                : offset;
    }

    /** Whether a query has no clause that comes after windows. */
    static boolean endsWithWindows(SqlNode query) {
        return query instanceof SqlSelect select && !select.isDistinct() && select.getQualify() == null;
    }

    /**
     * A query as a table with a condition on the rank of its rows.
     *
     * @param columns the names of its columns, each another one
     * @param order the items of its ORDER BY, which name columns by their numbers
     */
    static SqlSelect ofTable(SqlOrderBy ordered, SqlNode query, List<String> columns, SqlNodeList order) {
        SqlParserPos pos = ordered.getParserPosition();
        List<SqlNode> table = new ArrayList<>(List.of(query, new SqlIdentifier(TABLE, pos)));
        columns.forEach(column -> table.add(new SqlIdentifier(column, pos)));
        SqlNodeList items = new SqlNodeList(
                columns.stream().map(column -> column(column, pos)).toList(), pos);
        return new SqlSelect(
                pos,
                null,
                items,
                SqlStdOperatorTable.AS.createCall(pos, table),
                null,
                null,
                null,
                null,
                tied(ordered, named(order, columns), named(order, columns)),
                null,
                null,
                null,
                null);
    }

    private static SqlNode column(String name, SqlParserPos pos) {
        return new SqlIdentifier(List.of(TABLE, name), pos);
    }

    private static SqlNodeList named(SqlNodeList order, List<String> columns) {
        SqlNodeList named = new SqlNodeList(order.getParserPosition());
        for (SqlNode item : order) {
            named.add(directed(item, value -> {
                int number =
                        value instanceof SqlNumericLiteral literal && literal.isInteger() ? literal.intValue(true) : 0;
                if (number < 1 || number > columns.size()) {
                    throw NameErrors.at(
                            value,
                            new KeywayException(
                                            ErrorCode.FEATURE_NOT_SUPPORTED,
                                            "WITH TIES after DISTINCT or a set operation takes columns of the result in ORDER BY")
                                    .withHint("name a column of the result, or its number"));
                }
                return column(columns.get(number - 1), value.getParserPosition());
            }));
        }
        return named;
    }

    /** The keys of DISTINCT ON in a condition of QUALIFY; null when it has none. */
    static @Nullable SqlNodeList distinctOn(@Nullable SqlNode qualify) {
        if (qualify == null) {
            return null;
        }
        if (isCall(qualify, Syntax.DISTINCT_ON)) {
            return ((SqlCall) qualify).operand(0);
        }
        if (qualify.getKind() == SqlKind.AND && isCall(((SqlCall) qualify).operand(0), Syntax.DISTINCT_ON)) {
            throw NameErrors.at(
                    ((SqlCall) qualify).operand(1),
                    new KeywayException(ErrorCode.FEATURE_NOT_SUPPORTED, "QUALIFY cannot be combined with DISTINCT ON")
                            .withHint("put one of them into a sub-query in FROM"));
        }
        return null;
    }

    /** The condition of DISTINCT ON. */
    static SqlNode first(SqlNodeList keys, SqlNodeList order) {
        SqlParserPos pos = keys.getParserPosition();
        return SqlStdOperatorTable.EQUALS.createCall(
                pos, over(SqlStdOperatorTable.ROW_NUMBER, keys, order, pos), SqlLiteral.createExactNumeric("1", pos));
    }

    /** An item of ORDER BY with another expression under its direction. */
    static SqlNode directed(SqlNode item, UnaryOperator<SqlNode> change) {
        return switch (item.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> {
                SqlCall direction = (SqlCall) item;
                yield direction
                        .getOperator()
                        .createCall(direction.getParserPosition(), directed(direction.operand(0), change));
            }
            default -> change.apply(item);
        };
    }

    private static boolean isCall(SqlNode node, SqlOperator operator) {
        return node instanceof SqlCall call && call.getOperator().equals(operator);
    }

    private static SqlNode over(SqlOperator function, SqlNodeList partition, SqlNodeList order, SqlParserPos pos) {
        SqlWindow window = SqlWindow.create(
                null,
                null,
                partition,
                order,
                SqlLiteral.createBoolean(false, pos),
                null,
                null,
                null,
                SqlWindow.createExcludeNoOthers(pos),
                pos);
        return SqlStdOperatorTable.OVER.createCall(pos, function.createCall(pos, List.of()), window);
    }
}
