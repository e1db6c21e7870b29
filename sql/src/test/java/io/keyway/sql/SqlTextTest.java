package io.keyway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    "SELECT 1",            "SELECT 1"
                    "  SELECT 1 ; ",       "SELECT 1"
                    "SELECT 1;;",          "SELECT 1;"
                    "SELECT 1; -- done",   "SELECT 1; -- done"
                    ";",                   ""
                    "  ",                  ""
                    """)
    void itIsKnownWithoutBlanksAndASemicolon(String sql, String trimmed) {
        assertThat(SqlText.of(sql).trimmed()).isEqualTo(trimmed);
    }

    /** Else the text would be known by one that means something. */
    @Test
    void onlyBlanksOfSqlAreLeftOut() {
        assertThat(SqlText.of("\u2003SELECT 1\u000b").trimmed()).isEqualTo("\u2003SELECT 1\u000b");
    }

    @Test
    void aPartStandsWhereItStood() {
        SqlText sql = SqlText.of("EXPLAIN /* why */\r\n  SELECT a FROM t -- here\n ; ");
        SqlText query = sql.part(1, 5);

        assertThat(query.text()).isEqualTo("        /* why */\r\n  SELECT a FROM t");
        assertThat(query.tokens().size()).isEqualTo(4);
        assertThat(query.tokens().text(0)).isEqualTo("SELECT");
        assertThat(query.tokens().line(0)).isEqualTo(2);
        assertThat(query.tokens().column(0)).isEqualTo(3);
    }

    @Test
    void shapesAreTheSameWhereverTheQueryStands() {
        QueryShape alone = SqlText.of("SELECT a FROM t WHERE k = 5").shape();
        SqlText explained = SqlText.of("EXPLAIN\nSELECT a FROM t WHERE k = 6;");

        assertThat(explained.part(1, explained.tokens().size() - 1).shape().text())
                .isEqualTo(alone.text());
    }
}
