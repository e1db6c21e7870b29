package io.keyway.plan.names;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A column that a FROM clause offers under a name. */
sealed interface FromColumn {
    /** The name without a table before it. */
    String name();

    /** A new expression for the column's value. */
    SqlNode at(SqlParserPos pos);

    /**
     * A column of one table.
     *
     * @param path the table's name or alias, and the column's name there
     */
    record OfTable(String name, List<String> path) implements FromColumn {
        @Override
        public SqlNode at(SqlParserPos pos) {
            return new SqlIdentifier(path, pos);
        }
    }

    /** The common column of a FULL JOIN: that of the left side, or of the right one where there is no left row. */
    record Common(FromColumn left, FromColumn right) implements FromColumn {
        @Override
        public String name() {
            return left.name();
        }

        @Override
        public SqlNode at(SqlParserPos pos) {
            return SqlStdOperatorTable.COALESCE.createCall(pos, left.at(pos), right.at(pos));
        }
    }
}
