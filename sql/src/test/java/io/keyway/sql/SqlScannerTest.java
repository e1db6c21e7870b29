package io.keyway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.parser.KeywayParserConstants;
import io.keyway.parser.KeywayParserTokenManager;
import io.keyway.parser.SimpleCharStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScannerTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "select        | WORD",
                "a_1$          | WORD",
                "日本           | WORD",
                "1a            | WORD",
                "1e5a          | WORD",
                "1             | NUMBER",
                "1.            | NUMBER",
                ".5            | NUMBER",
                "1.5e-3        | NUMBER",
                "1e5           | NUMBER",
                "1e+5          | NUMBER",
                "'it''s; --'   | STRING",
                "''            | STRING",
                "N'x'          | PREFIXED_STRING",
                "x'0a'         | PREFIXED_STRING",
                "u&'\\00e9'    | PREFIXED_STRING",
                "E'a\\'; b'    | PREFIXED_STRING",
                "_UTF8'x'      | PREFIXED_STRING",
                "_iso-8859-1'x'| PREFIXED_STRING",
                "\"a\"\"; b\"  | QUOTED_IDENTIFIER",
                "U&\"x\"       | QUOTED_IDENTIFIER",
                "-- ; '        | COMMENT",
                "// ; '        | COMMENT",
                "/* ; ' /* */  | COMMENT",
                "/**/          | COMMENT",
                "/*+ no_x */   | HINT",
                "?             | PARAMETER",
                ";             | SEMICOLON",
                "$1            | PARAMETER",
                "$$it's; --$$  | PREFIXED_STRING",
                "$a$ $$ $b$ $a$| PREFIXED_STRING",
                "$             | PUNCTUATION",
                "<<            | PUNCTUATION",
                "!~~*          | PUNCTUATION",
                "~*            | PUNCTUATION",
                "::            | PUNCTUATION",
                "😀            | WORD",
                "\\            | PUNCTUATION",
            })
    void oneToken(String sql, TokenKind kind) {
        SqlScanner scanner = new SqlScanner(sql);

        assertThat(scanner.next()).isTrue();
        assertThat(scanner.text()).isEqualTo(sql);
        assertThat(scanner.kind()).isEqualTo(kind);
        assertThat(scanner.isTerminated()).isTrue();
        assertThat(scanner.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'a;", "'a'';", "E'a\\'", "\"a;", "/* a * /", "/*", "/*/", "N'", "/*+ x", "$$ a $", "$a$ $b$"})
    void aTokenThatIsNeverClosedReachesTheEnd(String sql) {
        SqlScanner scanner = new SqlScanner(sql);

        assertThat(scanner.next()).isTrue();
        assertThat(scanner.text()).isEqualTo(sql);
        assertThat(scanner.isTerminated()).isFalse();
    }

    @Test
    void linesAndColumnsCountEveryLineEndOnce() {
        assertThat(Token.significant("a\n\tb\r\n'x\ny' c -- d\re /*\n\n*/ 😀f"))
                .extracting(token -> token.text() + "@" + token.line() + ":" + token.column())
                .containsExactly("a@1:1", "b@2:2", "'x\ny'@3:1", "c@4:4", "e@5:1", "😀f@7:4");
    }

    @Test
    void wordsAreComparedWithoutCase() {
        SqlScanner scanner = new SqlScanner("  /* no */ Explain");

        assertThat(scanner.nextSignificant()).isTrue();
        assertThat(scanner.isWord("EXPLAIN")).isTrue();
        assertThat(scanner.isWord("EXPLAINS")).isFalse();
        assertThat(scanner.nextSignificant()).isFalse();
    }

    @Test
    void randomTextSplitsAsTheParserSplitsIt() {
        List<String> pieces = List.of(
                "select",
                "a1",
                "1a",
                "1e",
                "1e5",
                "e5",
                ".",
                "..",
                "1",
                "2.5",
                "1.",
                "'x'",
                "'it''s'",
                "\"q\"\"r\"",
                "N'n'",
                "u&'z'",
                "E'\\''",
                "X'0a'",
                "_utf8'x'",
                "\n",
                " ",
                "\t",
                "\r\n",
                "-- c;\n",
                "// c'\n",
                "/* x */",
                "/**/",
                "/*y**/",
                ";",
                "?",
                "<",
                "=",
                ">",
                "<<",
                "$",
                "$1",
                "$$ $$",
                "$q$",
                "!",
                "!=",
                "|",
                "||",
                ":",
                "::",
                "-",
                "+",
                "->",
                "*",
                "/ ",
                "(",
                ")",
                "[",
                "]",
                ",",
                "e",
                "x",
                "u",
                "&",
                "_",
                "é",
                "日",
                "%",
                "~",
                "^");
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder sql = new StringBuilder();
            for (int n = random.nextInt(8) + 1; n > 0; n--) {
                sql.append(pieces.get(random.nextInt(pieces.size())));
            }
            if (isRefusedByTheParser(sql.toString())) {
                continue;
            }
            assertThat(scanned(sql.toString())).as(sql.toString()).isEqualTo(parsed(sql.toString()));
        }
    }

    /** It goes back to a quote that is never closed and takes it alone, to fail in the parser. */
    private static boolean isRefusedByTheParser(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.next()) {
            if (!scanner.isTerminated() || scanner.isText("\\") || scanner.isText("!")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> scanned(String sql) {
        List<String> tokens = new ArrayList<>();
        for (Token token : Token.significant(sql)) {
            tokens.add(token.text() + "@" + token.line() + ":" + token.column());
        }
        return tokens;
    }

    private static List<String> parsed(String sql) {
        var manager = new KeywayParserTokenManager(new SimpleCharStream(new StringReader(sql), 1, 1) {
            {
                setTabSize(1);
            }
        });
        manager.SwitchTo(KeywayParserConstants.DQID);
        List<String> tokens = new ArrayList<>();
        for (var token = manager.getNextToken();
                token.kind != KeywayParserConstants.EOF;
                token = manager.getNextToken()) {
            tokens.add(token.image + "@" + token.beginLine + ":" + token.beginColumn);
        }
        return tokens;
    }
}
