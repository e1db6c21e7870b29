package io.keyway.sqlshell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlLineParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 1; | true",
                "select 1 | false",
                "select ';' | false",
                "\\d foo | true",
                "quit | true",
                "-- x; | true",
                "select 1 \\g | true",
                "select /* ; | false",
                "` ` | true"
            })
    void enterRunsWhatIsComplete(String input, boolean complete) {
        assertThat(SqlLineParser.isComplete(input)).isEqualTo(complete);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select o.ord | ord",
                "select max(a | a",
                "select a,b | b",
                "\\i ./x.s | ./x.s",
                "\\tim | \\tim",
                "from \"Odd N | \"Odd N"
            })
    void theWordIsTheFragmentOfAName(String input, String word) {
        assertThat(new SqlLineParser()
                        .parse(input, input.length(), ParseContext.COMPLETE)
                        .word())
                .isEqualTo(word);
    }
}
