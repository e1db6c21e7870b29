package io.keyway.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions and SIMILAR TO; the answers are PostgreSQL's. */
class RegexTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "b, abc, true",
                "B, abc, false",
                "\"\", abc, true",
                "a.b, \"a\nb\", true",
                "a.b, a\u2028b, true",
                "a.b, a😀b, true",
                "^b, \"a\nb\", false",
                "a$, \"a\n\", false",
                "a$, \"a\nb\", false",
                "(?n)a$, \"a\nb\", true",
                "(?n)a.b, \"a\nb\", false",
                "(?w)a.b, \"a\nb\", true",
                "a[^x]b, \"a\nb\", true",
                "(?n)a[^x]b, \"a\nb\", false",
                "(?i)AB, ab, true",
                "(?x)a b # c, ab, true",
                "***=a.b, ab, false",
                "***=a.b, a.b, true",
                "***:(?i)AB, ab, true",
                "(?q)a.b, axb, false",
                "a{2}, aa, true",
                "\"a{2,}\", a, false",
                "\"^a{1,2}$\", aaa, false",
                "a{, a{, true",
                "\"a{x\", \"a{x\", true",
                "^(a)\\1$, aa, true",
                "(?<=a)b, ab, true",
                "a(?!c), ab, true",
                "|a, b, true",
                "(), b, true",
                "[]a], ], true",
                "a[a-]b, a-b, true",
                "[[], [, true",
                "[[.-.]], -, true",
                "[[=a=]], a, true",
                "^[[:alpha:]]+$, éÄя, true",
                "[[:digit:]], ٣, false",
                "\\d, ٣, false",
                "\\w, ٣, true",
                "[\\d], 5, true",
                "[^\\w], a, false",
                "\\yb, a b, true",
                "\\mbar\\M, foo bar, true",
                "\\mar, bar, false",
                "[[:<:]]bar[[:>:]], foo bar, true",
                "\\Aab\\Z, ab, true",
                "\\x61, a, true",
                "\\u20ac, €, true",
                "\\B, \\, true",
                "a\\.b, axb, false",
                "[&&b], &, true",
                "[a&&b], a, true"
            })
    void findsAPart(String regex, String text, boolean expected) {
        assertThat(Regex.of(regex, "").finds(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "москва, МОСКВА, true",
        "Ü, müller, true",
        "[à-ü], MÜLLER, true",
        "[[:lower:]], A, true",
        "[^a], A, false"
    })
    void ignoresCase(String regex, String text, boolean expected) {
        assertThat(Regex.of(regex, "i").finds(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a.b, a.b, true",
                "a.b, axb, false",
                "a.%, a.xyz, true",
                "a_b, \"a\nb\", true",
                "a%b, a\u2028b, true",
                "a_b, a😀b, true",
                "b, abc, false",
                "(a|b)+, aab, true",
                "a{1}b, ab, true",
                "\"a{1,2}\", aaa, false",
                "a[^c], ab, true",
                "a[.]b, axb, false",
                "[]], ], true",
                "[[:alpha:]%]+, a%, true",
                "a^b, a^b, true",
                "a$, a$, true",
                "a\\%, a%, true",
                "a\\%, ab, false",
                "a\\d, a5, true",
                "(ab|c)%, cd, true",
                "a|b, b, true",
                "a|b, ab, false"
            })
    void similarToMatchesWholeTexts(String pattern, String text, boolean expected) {
        assertThat(Regex.similar(pattern).finds(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a!_b, !, a_b, true",
                "a!_b, !, axb, false",
                "%%, %, %, true",
                "a||b, |, a|b, true",
                "a\\b, \"\", a\\b, true"
            })
    void similarToEscapes(String pattern, String escape, String text, boolean expected) {
        assertThat(Regex.similar(pattern, escape).finds(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "foobarbaz, b.., X, false, fooXbaz",
                "foobarbaz, b.., X, true, fooXX",
                "foobarbaz, b(..), X\\1Y, true, fooXarYXazY",
                "foobarbaz, b.., [\\&], false, foo[bar]baz",
                "foobarbaz, b.., $1, false, foo$1baz",
                "foobarbaz, b.., \\\\, false, foo\\baz",
                "abc, x*, -, true, -a-b-c-",
                "😀x, y*, -, true, -😀-x-",
                "ab, (x)?b, <\\1\\2>, false, a<>",
                "\"a\nb\", a.b, x, false, x"
            })
    void replaces(String text, String regex, String replacement, boolean all, String expected) {
        assertThat(Regex.of(regex, "").replace(text, replacement, all)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**",
                "a**",
                "a*+",
                "*a",
                "a|*",
                "(*a)",
                "^*",
                "{1}",
                "(a",
                "a)",
                "[a",
                "a{2,1}",
                "a{256}",
                "a{1",
                "\\",
                "\\q",
                "[[:foo:]]",
                "[b-a]",
                "[a-c-e]x[",
                "a\\1",
                "\\x110000",
                "(?iz)a"
            })
    void whatIsNoExpressionIsSaid(String regex) {
        refuses(() -> Regex.of(regex, ""), ErrorCode.INVALID_REGEX);
    }

    @Test
    void whatIsNoPatternOfSimilarToIsSaid() {
        refuses(() -> Regex.similar("a\\"), ErrorCode.INVALID_ESCAPE);
        refuses(() -> Regex.similar("a", "ab"), ErrorCode.INVALID_ESCAPE);
        refuses(() -> Regex.similar("[a"), ErrorCode.INVALID_REGEX);
        refuses(() -> Regex.similar("a**"), ErrorCode.INVALID_REGEX);
    }

    private static void refuses(ThrowingCallable reading, ErrorCode code) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void whatWouldTakeForEverEnds() {
        String text = "a".repeat(40);
        refuses(() -> Regex.of("^(a+)+\\1b$", "").finds(text), ErrorCode.INVALID_REGEX);
        refuses(() -> Regex.of("^(a|bc)*$", "").finds("abc".repeat(1_000_000)), ErrorCode.INVALID_REGEX);
    }

    /** Against the ends of matches, computed part by part as the standard defines them. */
    @Test
    void randomPatternsMatchAsDefined() {
        Random random = new Random(12);
        int matched = 0;
        for (int i = 0; i < 30_000; i++) {
            RandomPattern pattern = RandomPattern.of(random, 3);
            String text = RandomPattern.text(random);
            boolean expected = pattern.matches(text);
            matched += expected ? 1 : 0;
            assertThat(Regex.similar(pattern.similar()).finds(text))
                    .as("'%s' SIMILAR TO '%s'", text, pattern.similar())
                    .isEqualTo(expected);
            String regex = "^(" + pattern.regex() + ")$";
            assertThat(Regex.of(regex, "").finds(text))
                    .as("'%s' ~ '%s'", text, regex)
                    .isEqualTo(expected);
        }
        assertThat(matched).isGreaterThan(1_500);
    }
}
