package io.keyway.plan.names;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.Position;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What is wrong with the names of a query. */
final class NameErrors {
    private NameErrors() {}

    static KeywayException ambiguous(String name, SqlNode where) {
        return at(
                where,
                new KeywayException(ErrorCode.AMBIGUOUS_COLUMN, "column \"" + name + "\" is ambiguous")
                        .withHint("put the table's name or alias before it"));
    }

    /** A list of columns with one name twice. */
    static KeywayException ambiguousOutput(String name, String clause, SqlNode where) {
        return at(
                where,
                new KeywayException(ErrorCode.AMBIGUOUS_COLUMN, clause + " \"" + name + "\" is ambiguous")
                        .withHint("give the columns of that name different aliases"));
    }

    static KeywayException ungrouped(String name, SqlNode where) {
        return at(
                where,
                new KeywayException(ErrorCode.GROUPING_ERROR, "column \"" + name + "\" is not being grouped")
                        .withHint("name it in GROUP BY, or use it in an aggregate function"));
    }

    static KeywayException misplacedAggregate(Scope.Clause clause, SqlNode where) {
        return at(
                where,
                new KeywayException(
                                ErrorCode.GROUPING_ERROR,
                                "an aggregate of columns of an outer query belongs to that query, whose "
                                        + clause.text() + " cannot have it")
                        .withHint("aggregate in a sub-query of its own"));
    }

    static KeywayException hidden(String name, SqlNode where) {
        return at(
                where,
                new KeywayException(
                                ErrorCode.FEATURE_NOT_SUPPORTED,
                                "column \"" + name
                                        + "\" of an outer query cannot be named here, where another table has"
                                        + " the name of its table")
                        .withHint("give one of the tables another alias"));
    }

    /** A failure with the place of what it is about. */
    static KeywayException at(SqlNode where, KeywayException failure) {
        SqlParserPos pos = where.getParserPosition();
        return pos.getLineNum() == 0
                ? failure
                : failure.withPosition(
                        new Position(pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum()));
    }
}
