package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of text, with what PostgreSQL 15 answers. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextFunctionsTest {
    private static final int AT_ONCE = 25;

    private static final String ANSWERS = """
            left('abc', -1) -> 'ab'
            left('abc', 0) -> ''
            left('abc', 2) -> 'ab'
            left('abc', 5) -> 'abc'
            left('abc', -3) -> ''
            left('abc', -5) -> ''
            left('', -1) -> ''
            left('a😀c', 2) -> 'a😀'
            right('abc', -1) -> 'bc'
            right('abc', 0) -> ''
            right('abc', 2) -> 'bc'
            right('abc', 9) -> 'abc'
            right('abc', -3) -> ''
            right('abc', -9) -> ''
            right('a😀c', 2) -> '😀c'
            left(cast(null as varchar), 1) -> null
            left('abc', cast(null as integer)) -> null
            right('abc', cast(null as integer)) -> null
            substring('abcdef' from 2) -> 'bcdef'
            substring('abcdef' from 0) -> 'abcdef'
            substring('abcdef' from -2) -> 'abcdef'
            substring('abcdef' from 7) -> ''
            substring('abcdef' from 100) -> ''
            substring('abcdef' from 2 for 3) -> 'bcd'
            substring('abcdef' from 0 for 3) -> 'ab'
            substring('abcdef' from -2 for 5) -> 'ab'
            substring('abcdef' from -2 for 2) -> ''
            substring('abcdef' from 2 for 0) -> ''
            substring('abcdef' from 7 for 2) -> ''
            substring('abcdef' from 2 for 2147483647) -> 'bcdef'
            substring('abcdef' from -2147483648 for 2147483647) -> ''
            substring('abcdef' from -2147483648) -> 'abcdef'
            substring('a😀c' from 2 for 1) -> '😀'
            substring('a😀c' from 3) -> 'c'
            substring('abcdef', 2, 3) -> 'bcd'
            substring('abcdef', 3) -> 'cdef'
            substring('abcdef' from cast(null as integer)) -> null
            substring('abcdef' from 1 for cast(null as integer)) -> null
            substr('abcdef', 2) -> 'bcdef'
            substr('abcdef', 0) -> 'abcdef'
            substr('abcdef', -2) -> 'abcdef'
            substr('abcdef', 2, 3) -> 'bcd'
            substr('abcdef', 0, 3) -> 'ab'
            substr('abcdef', -2, 5) -> 'ab'
            substr('abcdef', 2, 0) -> ''
            substr('abcdef', 9, 2) -> ''
            overlay('abcdef' placing 'XX' from 2) -> 'aXXdef'
            overlay('abcdef' placing 'XX' from 2 for 1) -> 'aXXcdef'
            overlay('abcdef' placing 'XX' from 2 for 0) -> 'aXXbcdef'
            overlay('abcdef' placing 'XX' from 6) -> 'abcdeXX'
            overlay('abcdef' placing 'XX' from 7) -> 'abcdefXX'
            overlay('abcdef' placing 'XX' from 9) -> 'abcdefXX'
            overlay('abcdef' placing 'XX' from 2 for 100) -> 'aXX'
            overlay('abcdef' placing 'XX' from 1 for -1) -> 'XXabcdef'
            overlay('abcdef' placing 'XX' from 3 for -2) -> 'abXXabcdef'
            overlay('' placing 'X' from 3 for 1) -> 'X'
            overlay('' placing 'X' from 1) -> 'X'
            overlay('abcdef' placing '' from 2 for 2) -> 'adef'
            overlay('a😀c' placing 'X' from 2 for 1) -> 'aXc'
            overlay('abc' placing cast(null as varchar) from 2) -> null
            position('c' in 'abc') -> 3
            position('' in 'abc') -> 1
            position('x' in 'abc') -> 0
            position('abc' in '') -> 0
            position('c' in 'a😀c') -> 3
            position(cast(null as varchar) in 'abc') -> null
            strpos('abc', 'c') -> 3
            strpos('abc', '') -> 1
            strpos('abc', 'x') -> 0
            strpos('', '') -> 1
            strpos('a😀c', 'c') -> 3
            trim('  a b  ') -> 'a b'
            trim(both 'x' from 'xxaxx') -> 'a'
            trim(leading 'x' from 'xxaxx') -> 'axx'
            trim(trailing 'x' from 'xxaxx') -> 'xxa'
            trim(both 'xy' from 'xyxaxyx') -> 'a'
            trim(leading 'xy' from 'xyxaxyx') -> 'axyx'
            trim(both '' from ' a ') -> ' a '
            trim(both 'x' from '') -> ''
            trim(both 'x' from 'xxx') -> ''
            trim(both '😀' from '😀a😀') -> 'a'
            trim(both cast(null as varchar) from 'a') -> null
            ltrim('  a  ') -> 'a  '
            rtrim('  a  ') -> '  a'
            lpad('abc', 5) -> '  abc'
            lpad('abc', 2) -> 'ab'
            lpad('abc', 0) -> ''
            lpad('abc', -1) -> ''
            lpad('abc', 7, 'xy') -> 'xyxyabc'
            lpad('abc', 2, 'xy') -> 'ab'
            lpad('abc', 5, '') -> 'abc'
            lpad('', 3, 'xy') -> 'xyx'
            lpad('abc', 5, '😀') -> '😀😀abc'
            lpad('😀', 3, 'x') -> 'xx😀'
            lpad('abc', cast(null as integer), 'x') -> null
            rpad('abc', 5) -> 'abc  '
            rpad('abc', 2) -> 'ab'
            rpad('abc', 0) -> ''
            rpad('abc', -1) -> ''
            rpad('abc', 7, 'xy') -> 'abcxyxy'
            rpad('abc', 2, 'xy') -> 'ab'
            rpad('abc', 5, '') -> 'abc'
            rpad('', 3, 'xy') -> 'xyx'
            rpad('abc', 5, '😀') -> 'abc😀😀'
            rpad('😀', 3, 'x') -> '😀xx'
            rpad('abc', 5, cast(null as varchar)) -> null
            repeat('ab', 3) -> 'ababab'
            repeat('ab', 0) -> ''
            repeat('ab', -1) -> ''
            repeat('', 3) -> ''
            repeat('ab', cast(null as integer)) -> null
            split_part('a,b,c', ',', 1) -> 'a'
            split_part('a,b,c', ',', 3) -> 'c'
            split_part('a,b,c', ',', 4) -> ''
            split_part('a,b,c', ',', -1) -> 'c'
            split_part('a,b,c', ',', -3) -> 'a'
            split_part('a,b,c', ',', -4) -> ''
            split_part('', ',', 1) -> ''
            split_part('a,b', '', 1) -> 'a,b'
            split_part('a,b', '', 2) -> ''
            split_part('a,b', '', -1) -> 'a,b'
            split_part('a~@~b~@~c', '~@~', 2) -> 'b'
            split_part('a.b.c', '.', 2) -> 'b'
            split_part('a,,c', ',', 2) -> ''
            split_part('abc', 'x', 1) -> 'abc'
            split_part('abc', 'x', 2) -> ''
            split_part('abc', 'x', -1) -> 'abc'
            split_part(cast(null as varchar), ',', 1) -> null
            initcap('hello WORLD') -> 'Hello World'
            initcap('hello-world foo_bar 1st') -> 'Hello-World Foo_Bar 1st'
            initcap('élan ünder') -> 'Élan Ünder'
            initcap('o''connor') -> 'O'Connor'
            initcap('') -> ''
            initcap('aB1c d2E') -> 'Ab1c D2e'
            translate('12345', '143', 'ax') -> 'a2x5'
            translate('abc', '', 'x') -> 'abc'
            translate('abc', 'abc', '') -> ''
            translate('abcabc', 'ab', 'xyz') -> 'xycxyc'
            translate('aab', 'aa', 'xy') -> 'xxb'
            translate('a😀c', '😀', 'x') -> 'axc'
            translate('abc', 'b', '😀') -> 'a😀c'
            translate(cast(null as varchar), 'a', 'b') -> null
            chr(65) -> 'A'
            chr(8364) -> '€'
            chr(128512) -> '😀'
            ascii('A') -> 65
            ascii('') -> 0
            ascii('€') -> 8364
            ascii('😀x') -> 128512
            ascii(cast(null as varchar)) -> null
            concat('a', 'b', 'c') -> 'abc'
            concat('a', cast(null as varchar), 'c') -> 'ac'
            concat(cast(null as varchar), cast(null as varchar)) -> ''
            concat('a') -> 'a'
            'a' || 'b' -> 'ab'
            'a' || cast(null as varchar) -> null
            'a' || 1 -> 'a1'
            1 || 'a' -> '1a'
            concat_ws(',', 'a', 'b', 'c') -> 'a,b,c'
            concat_ws(',', 'a', cast(null as varchar), 'c') -> 'a,c'
            concat_ws(',', cast(null as varchar)) -> ''
            concat_ws(cast(null as varchar), 'a', 'b') -> null
            concat_ws('', 'a', 'b') -> 'ab'
            concat_ws(',', '', '') -> ','
            concat_ws(',', 1, 'b') -> '1,b'
            replace('abcabc', 'b', 'x') -> 'axcaxc'
            replace('abcabc', '', 'x') -> 'abcabc'
            replace('abcabc', 'b', '') -> 'acac'
            replace('', '', 'x') -> ''
            replace('', 'a', 'x') -> ''
            replace('abc', cast(null as varchar), 'x') -> null
            replace('abc', 'b', cast(null as varchar)) -> null
            replace('aaa', 'aa', 'b') -> 'ba'
            replace('a.c', '.', '$1') -> 'a$1c'
            char_length('abc') -> 3
            char_length('') -> 0
            char_length('a😀c') -> 3
            character_length('a😀c') -> 3
            length('a😀c') -> 3
            octet_length('a😀c') -> 6
            starts_with('abc', 'ab') -> true
            starts_with('abc', '') -> true
            starts_with('', 'a') -> false
            starts_with('abc', cast(null as varchar)) -> null
            cast('a😀cd' as varchar(3)) -> 'a😀c'
            cast('abc' as varchar(2)) -> 'ab'
            md5('a😀c') -> '5d1e73614d39ebbfaffa35defe6768e4'
            regexp_replace('foobarbaz', 'b..', 'X') -> 'fooXbaz'
            regexp_replace('foobarbaz', 'b..', 'X', 'g') -> 'fooXX'
            regexp_replace('foobarbaz', 'b(..)', 'X\\1Y', 'g') -> 'fooXarYXazY'
            regexp_replace('foobarbaz', '(b)(..)', '\\2\\1', 'g') -> 'fooarbazb'
            regexp_replace('foobarbaz', 'b..', '$1') -> 'foo$1baz'
            regexp_replace('foobarbaz', 'b..', '[\\&]') -> 'foo[bar]baz'
            regexp_replace('foobarbaz', 'b..', '\\\\') -> 'foo\\baz'
            regexp_replace('FOObar', 'o', 'x', 'i') -> 'FxObar'
            regexp_replace('FOObar', 'o', 'x', 'gi') -> 'Fxxbar'
            regexp_replace('abc', '', '-', 'g') -> '-a-b-c-'
            regexp_replace('abc', 'x*', '-', 'g') -> '-a-b-c-'
            regexp_replace('abc', 'b', cast(null as varchar)) -> null
            regexp_replace('MÜLLER', 'ü', 'x', 'i') -> 'MxLLER'
            regexp_like('abc', 'B') -> false
            regexp_like('abc', 'B', 'i') -> true
            """;

    private final TypeTables tables;

    TextFunctionsTest(TestKeyspace keyspace) {
        tables = new TypeTables(
                keyspace,
                "CREATE TABLE ks.one (id int PRIMARY KEY, s text, n int, b blob)",
                "INSERT INTO ks.one (id, s, n, b) VALUES (1, 'a😀cdef', 2, 0x010203)",
                "INSERT INTO ks.one (id) VALUES (2)");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    private record Answer(String expression, String value) {
        static Answer of(String line) {
            String[] parts = line.split(" -> ", 2);
            return new Answer(parts[0], parts[1]);
        }
    }

    @Test
    void functionsOfLiterals() {
        List<Answer> answers = ANSWERS.lines().map(Answer::of).toList();
        for (int i = 0; i < answers.size(); i += AT_ONCE) {
            List<Answer> some = answers.subList(i, Math.min(i + AT_ONCE, answers.size()));
            String expressions =
                    String.join(", ", some.stream().map(Answer::expression).toList());
            String row = tables.rows("SELECT " + expressions + " FROM one WHERE id = 1")
                    .get(0);
            List<String> values = List.of(row.split(" \\| ", -1));
            for (int k = 0; k < some.size(); k++) {
                assertThat(values.get(k))
                        .as(some.get(k).expression())
                        .isEqualTo(some.get(k).value());
            }
        }
    }

    @Test
    void functionsOfColumnsAndParameters() {
        tables.returns(
                "SELECT LEFT(s, n), RIGHT(s, -n), SUBSTRING(s FROM n FOR 1), CHAR_LENGTH(s), POSITION('c' IN s),"
                        + " CAST(s AS VARCHAR(2)), CAST(s AS CHAR(8)) FROM one",
                List.of(),
                "'a😀' | 'cdef' | '😀' | 6 | 3 | 'a😀' | 'a😀cdef  '",
                "null | null | null | null | null | null | null");
        tables.returns(
                "SELECT LEFT(s, CAST(? AS INTEGER)), LPAD(s, CAST(? AS INTEGER), '-') FROM one WHERE id = 1",
                List.of(-4, 8),
                "'a😀' | '--a😀cdef'");
        tables.returns("SELECT id FROM one WHERE id = CHAR_LENGTH(LEFT('ab', -1))", List.of(), "1");
        tables.returns(
                "SELECT SUBSTRING(b FROM 2), CHAR_LENGTH(UPPER('straße')) FROM one WHERE id = 1",
                List.of(),
                "0x0203 | 7");
    }

    @Test
    void paddingThatIsTooLongIsCalledSo() {
        for (String pad : List.of("LPAD", "RPAD")) {
            assertThatThrownBy(() -> tables.rows("SELECT " + pad + "('a', 200000000) FROM one WHERE id = 1"))
                    .hasMessageContaining("cannot be padded to 200000000 characters");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "SUBSTRING('abc' FROM 2 FOR -1), INVALID_SUBSTRING",
                "\"SUBSTR('abc', 2, -1)\", INVALID_SUBSTRING",
                "OVERLAY('abc' PLACING 'x' FROM 0), INVALID_SUBSTRING",
                "\"SPLIT_PART('a,b', ',', 0)\", INVALID_PARAMETER",
                "CHR(0), VALUE_OUT_OF_RANGE",
                "CHR(55296), VALUE_OUT_OF_RANGE",
                "CHR(1114112), VALUE_OUT_OF_RANGE",
                "\"REPEAT('ab', 2000000000)\", VALUE_OUT_OF_RANGE",
                "\"LPAD('a', 2000000000, 'b')\", VALUE_OUT_OF_RANGE"
            })
    void numbersThatThereIsNoTextFor(String expression, ErrorCode code) {
        assertThatThrownBy(() -> tables.rows("SELECT " + expression + " FROM one WHERE id = 1"))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
