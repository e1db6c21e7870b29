package io.keyway.parser;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** Parses SQL: the standard's, PostgreSQL's, and CQL's names and types. */
public final class SqlGrammar {
    private static final int NAME_LENGTH = 1_024;

    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withParserFactory(KeywayParser.FACTORY)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(true)
            .withIdentifierMaxLength(NAME_LENGTH)
            .withConformance(SqlConformanceEnum.LENIENT);

    private SqlGrammar() {}

    /**
     * Parses one statement.
     *
     * @throws SqlParseException with the place; its cause is a {@link io.keyway.error.KeywayException} where Keyway, instead
     *     of the grammar, refuses what is written there
     */
    public static SqlNode statement(String sql) throws SqlParseException {
        return SqlParser.create(sql, CONFIG).parseStmt();
    }

    /** Whether a statement failed because something else than what stands at the place of the failure was due there. */
    public static boolean isUnexpected(SqlParseException failure) {
        return failure.getCause() instanceof ParseException || failure.getCause() instanceof TokenMgrError;
    }
}
