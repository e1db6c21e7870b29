package io.keyway.sqlshell.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.sqlshell.format.PrintedColumn.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintersTest {
    private static final PrintOptions PLAIN = new PrintOptions("∅", true, false, 0);
    private static final List<PrintedColumn> COLUMNS = List.of(
            new PrintedColumn("id", Kind.NUMBER),
            new PrintedColumn("text", Kind.TEXT),
            new PrintedColumn("ok", Kind.BOOLEAN));

    @Test
    void aligned() throws IOException {
        assertThat(print(Format.ALIGNED)).isEqualTo("""
                         id | text  |  ok
                        ----+-------+-------
                          1 |       | true
                         -2 | NULL  | false
                          ∅ | ∅     | ∅
                          4 | a    +| true
                            | 日本b |\s
                        (4 rows)

                        """);
    }

    @Test
    void vertical() throws IOException {
        assertThat(print(Format.VERTICAL))
                .contains("-[ RECORD 3 ]----------\nid   | ∅\ntext | ∅\nok   | ∅\n")
                .contains("text | a\n     | 日本b\n")
                .endsWith("(4 rows)\n\n");
    }

    @Test
    void csv() throws IOException {
        assertThat(print(Format.CSV)).isEqualTo("id,text,ok\n1,\"\",true\n-2,NULL,false\n,,\n4,\"a\n日本b\",true\n");
    }

    @Test
    void tsv() throws IOException {
        assertThat(print(Format.TSV))
                .isEqualTo("id\ttext\tok\n1\t\ttrue\n-2\tNULL\tfalse\n\\N\t\\N\t\\N\n4\ta\\n日本b\ttrue\n");
    }

    @Test
    void json() throws IOException {
        assertThat(print(Format.JSON)).isEqualTo("""
                        [
                        {"id":1,"text":"","ok":true},
                        {"id":-2,"text":"NULL","ok":false},
                        {"id":null,"text":null,"ok":null},
                        {"id":4,"text":"a\\n日本b","ok":true}
                        ]
                        """);
        assertThat(print(Format.JSONL)).hasLineCount(4).endsWith("\"ok\":true}\n");
        assertThat(print(Format.JSON, COLUMNS, List.of())).isEqualTo("[]\n");
    }

    @ParameterizedTest
    @CsvSource({"1E+30,1E+30", "-0.5,-0.5", "Infinity,\"Infinity\"", "NaN,\"NaN\"", "007,\"007\"", "1e,\"1e\""})
    void jsonNumbersAreNumbersWhereJsonHasThem(String value, String written) throws IOException {
        String json = print(Format.JSONL, List.of(new PrintedColumn("n", Kind.NUMBER)), List.of(row(value)));

        assertThat(json).isEqualTo("{\"n\":" + written + "}\n");
    }

    @Test
    void jsonKeysAreUnique() throws IOException {
        List<PrintedColumn> twice = List.of(new PrintedColumn("n", Kind.TEXT), new PrintedColumn("n", Kind.TEXT));

        assertThat(print(Format.JSONL, twice, List.of(row("a", "b")))).isEqualTo("{\"n\":\"a\",\"n_2\":\"b\"}\n");
    }

    @Test
    void markdown() throws IOException {
        assertThat(print(Format.MARKDOWN)).startsWith("| id | text | ok |\n| ---: | --- | --- |\n| 1 |  | true |\n");
    }

    @Test
    void csvQuotesWhatNeedsIt() throws IOException {
        String csv =
                print(Format.CSV, List.of(new PrintedColumn("a,b", Kind.TEXT)), List.of(row("say \"hi\""), row(" x ")));

        assertThat(csv).isEqualTo("\"a,b\"\n\"say \"\"hi\"\"\"\n x \n");
    }

    @Test
    void dataCannotSteerTheTerminal() throws IOException {
        String evil = "\u001b[2J\u009b31m\r\t\u202e\u0007";
        for (Format format : List.of(Format.ALIGNED, Format.VERTICAL, Format.MARKDOWN, Format.JSON)) {
            String text = print(format, List.of(new PrintedColumn("e", Kind.TEXT)), List.of(row(evil)));

            assertThat(text).as(format.key()).doesNotContain("\u001b", "\u0007", "\r");
        }
        assertThat(CellText.shown(evil, true)).isEqualTo("\\x1b[2J\\x9b31m\\r\\t\\u202e\\x07");
    }

    @Test
    void everyLineOfATableEndsInTheSameColumn() throws IOException {
        List<PrintedColumn> columns = List.of(new PrintedColumn("見出し", Kind.TEXT), new PrintedColumn("e", Kind.TEXT));
        List<List<@Nullable String>> rows = List.of(
                row("日本語", "|"),
                row("e\u0301a\u0308", "|"),
                row("ﬁﬀ", "|"),
                row("한글", "|"),
                row("plain", "|"),
                row("ＦＵＬＬ", "|"));
        String table = print(Format.ALIGNED, columns, rows);

        assertThat(table.lines().limit(8).filter(line -> !line.contains("-+-")).map(PrintersTest::independentWidth))
                .containsOnly(13);
    }

    @ParameterizedTest
    @CsvSource({
        "abc,3",
        "日本,4",
        "e\u0301,1",
        "👍,2",
        "👍🏽,2",
        "👨‍👩‍👧,2",
        "🇩🇪,2",
        "❤️,2",
        "한글,4",
        "ｱ,1",
        "∅,1",
        "a\u00adb,2",
        "'',0"
    })
    void clustersCountAsTerminalsDrawThem(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @Test
    void aColumnGrowsWhenALateRowIsWider() throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(row("1", "x"));
        }
        rows.add(row("123456", "x"));
        List<String> lines =
                print(Format.ALIGNED, COLUMNS.subList(0, 2), rows).lines().toList();

        assertThat(lines.get(1_001)).isEqualTo("  1 | x");
        assertThat(lines.get(1_002)).isEqualTo(" 123456 | x");
    }

    @Test
    void aTableWiderThanTheTerminalTurnsVertical() throws IOException {
        StringWriter out = new StringWriter();
        RowPrinter printer = Format.fitting(out, new PrintOptions("", true, false, 12));
        printer.begin(COLUMNS.subList(0, 2));
        printer.row(row("1", "abcdefgh"));
        printer.end(1);

        assertThat(out.toString()).startsWith("-[ RECORD 1 ]");
    }

    private static String print(Format format) throws IOException {
        return print(
                format,
                COLUMNS,
                List.of(
                        row("1", "", "true"),
                        row("-2", "NULL", "false"),
                        row(null, null, null),
                        row("4", "a\n日本b", "true")));
    }

    private static String print(Format format, List<PrintedColumn> columns, List<List<@Nullable String>> rows)
            throws IOException {
        StringWriter out = new StringWriter();
        RowPrinter printer = format.printer(out, PLAIN);
        printer.begin(columns);
        for (List<@Nullable String> row : rows) {
            printer.row(row);
        }
        printer.end(rows.size());
        return out.toString();
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return Arrays.asList(cells);
    }

    private static int independentWidth(String line) {
        return line.codePoints().map(WCWidth::wcwidth).sum();
    }
}
