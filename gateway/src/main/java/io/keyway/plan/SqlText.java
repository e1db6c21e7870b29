package io.keyway.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.rel2sql.SqlImplementor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Writes conditions as SQL that a person recognises. */
final class SqlText {
    private static final SqlDialect PLAIN =
            new AnsiSqlDialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString(null));

    private SqlText() {}

    /**
     * Conditions joined by AND.
     *
     * @param names the columns' names by position
     */
    static String condition(List<RexNode> conditions, List<String> names) {
        SqlImplementor.Context context = new SqlImplementor.SimpleContext(
                PLAIN, position -> new SqlIdentifier(names.get(position), SqlParserPos.ZERO));
        return conditions.stream()
                .map(condition -> context.toSql(null, condition)
                        .toSqlString(config -> config.withDialect(PLAIN).withIndentation(0).withAlwaysUseParentheses(false))
                        .getSql()
                        .replaceAll("\\s+", " "))
                .collect(Collectors.joining(" AND "));
    }
}
