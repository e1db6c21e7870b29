package io.keyway.sqlshell.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.sql.StatementText;
import java.io.IOException;
import java.io.StringReader;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
    private static final ScriptOrigin FILE = new ScriptOrigin("q.sql", null, null);

    @Test
    void theCaretStandsUnderTheTokenInTheFilesLine() throws IOException {
        assertThat(report(FILE, "select 1;\n\n  select a,\n\tnope, b\nfrom t;", 2, 2, 5))
                .isEqualTo("""
                        q.sql:4:2: ERROR: no column nope [42703]
                            nope, b
                            ^^^^
                        HINT: did you mean note?
                        """);
    }

    @Test
    void whatStandsBeforeTheStatementInItsLineCounts() throws IOException {
        assertThat(report(FILE, "select 1; select nope;", 1, 8, 11))
                .contains("q.sql:1:18: ERROR")
                .contains("\nselect 1; select nope;\n                 ^^^^\n");
    }

    @Test
    void wideCharactersTakeTwoCells() throws IOException {
        assertThat(report(FILE, "x;\nselect '日本😀', nope;", 1, 16, 19))
                .contains("q.sql:2:15: ERROR")
                .contains("\nselect '日本😀', nope;\n" + " ".repeat(17) + "^^^^\n");
    }

    @Test
    void ofALongLineThePartAroundTheErrorIsShown() throws IOException {
        String sql = "x;\nselect " + "a, ".repeat(200) + "nope, " + "b, ".repeat(200) + "c;";
        String[] lines = report(FILE, sql, 1, 608, 611).split("\n", -1);

        assertThat(lines[1]).startsWith("...").endsWith("...").hasSizeLessThan(220);
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("nope");
    }

    @Test
    void thePromptHasNoFile() throws IOException {
        assertThat(report(ScriptOrigin.PROMPT, "x; select nope", 1, 8, 11))
                .startsWith("ERROR: no column nope [42703]\n");
    }

    @Test
    void anIncludedFileNamesWhoIncludesIt() throws IOException {
        assertThat(report(new ScriptOrigin("a.sql", null, "b.sql:3:1"), "x; select nope", 1, 8, 11))
                .endsWith("included from b.sql:3:1\n");
    }

    @Test
    void linesAreRightFarIntoALongStream() throws IOException {
        StringBuilder script = new StringBuilder();
        for (int i = 1; i < 50_000; i++) {
            script.append("select ").append(i).append(";\r\n");
        }
        assertThat(report(FILE, script + "select\r\n nope", 2, 2, 5))
                .startsWith("q.sql:50001:2: ERROR")
                .contains("\n nope\n ^^^^\n");
    }

    private static String report(ScriptOrigin origin, String text, int line, int column, int endColumn)
            throws IOException {
        ScriptReader script = new ScriptReader(origin, new StringReader(text));
        StatementText statement = Objects.requireNonNull(script.next());
        while (!statement.text().contains("nope")) {
            statement = Objects.requireNonNull(script.next());
        }
        var range = new Failure.StatementRange(line, column, line, endColumn);
        return ErrorReport.of(new Failure("no column nope", "42703", "did you mean note?", range), script, statement);
    }
}
