package io.keyway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.sql.StatementSplitter.Pending;
import io.keyway.sql.StatementText.Ending;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {
    private static final String SCRIPT = """
            -- first
            select 1; select ';' ,
              "a;b" /* ; */ from t -- trailing ;
            ;;
            E'\\';' x;\r
            \\d "odd name"
            select 日 \\g
            -- last
            select 2""";

    @Test
    void statementsKnowWhereTheyStood() {
        StatementSplitter splitter = StatementSplitter.ofScript();
        splitter.append(SCRIPT);
        splitter.finish();
        List<StatementText> statements = splitter.drain();

        assertThat(statements)
                .extracting(s -> s.line() + ":" + s.column() + " " + s.text() + " " + s.ending())
                .containsExactly(
                        "2:1 select 1 SEMICOLON",
                        "2:11 select ';' ,\n  \"a;b\" /* ; */ from t SEMICOLON",
                        "5:1 E'\\';' x SEMICOLON",
                        "6:1 \\d \"odd name\" LINE",
                        "7:1 select 日 COMMAND",
                        "7:10 \\g LINE",
                        "9:1 select 2 TEXT");
        for (StatementText statement : statements) {
            assertThat(SCRIPT.startsWith(statement.text(), (int) statement.offset()))
                    .as(statement.text())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void piecesMakeNoDifference(int size) {
        StatementSplitter whole = StatementSplitter.ofScript();
        whole.append(SCRIPT);
        whole.finish();
        StatementSplitter pieces = StatementSplitter.ofScript();
        List<StatementText> statements = new ArrayList<>();
        for (int i = 0; i < SCRIPT.length(); i += size) {
            pieces.append(SCRIPT.substring(i, Math.min(SCRIPT.length(), i + size)));
            statements.addAll(pieces.drain());
        }
        pieces.finish();
        statements.addAll(pieces.drain());

        assertThat(statements).isEqualTo(whole.drain());
    }

    @Test
    void aStatementIsReadyAsSoonAsItsSemicolonIsThere() {
        StatementSplitter splitter = StatementSplitter.ofSql();
        splitter.append("select 1");
        assertThat(splitter.poll()).isNull();
        splitter.append(";");
        assertThat(splitter.poll()).isEqualTo(new StatementText("select 1", 0, 1, 1, Ending.SEMICOLON));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            nullValues = "-",
            value = {
                "``              | NOTHING",
                "`  -- only `    | NOTHING",
                "select 1;       | NOTHING",
                "select 1; -- x  | NOTHING",
                "\\d             | NOTHING",
                "select 1        | SEMICOLON",
                "select          | SEMICOLON",
                "; select        | SEMICOLON",
                "select 'a;      | STRING",
                "select E'\\';   | STRING",
                "select \"a;     | QUOTED_IDENTIFIER",
                "select /* ;     | COMMENT",
                "/* ;            | COMMENT",
            })
    void itSaysWhatTheTextIsWaitingFor(String text, Pending pending) {
        StatementSplitter splitter = StatementSplitter.ofScript();
        splitter.append(text + "\n");

        assertThat(splitter.pending()).isEqualTo(pending);
    }

    @Test
    void aBackslashIsNoCommandInSql() {
        assertThat(StatementSplitter.split("select \\d; x"))
                .extracting(StatementText::text)
                .containsExactly("select \\d", "x");
    }
}
