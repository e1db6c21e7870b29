package io.keyway.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What LIKE says, as PostgreSQL says it. */
class LikePatternTest {
    private static final String[] PATTERN_PARTS = {
        "a", "b", "%", "_", "%", "_", "\\a", "\\%", "\\_", "\\\\", "\n", "😀", "É"
    };
    private static final String[] TEXT_PARTS = {"a", "b", "%", "_", "\\", "\n", "\u2028", "😀", "É", "é"};

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "%, anything, true",
                "a%, abc, true",
                "a%c, abbc, true",
                "a%c, abcd, false",
                "%b%, abc, true",
                "%ab%ab, abab, true",
                "%ab%ab, aba, false",
                "a_c, abc, true",
                "a_c, abbc, false",
                "a_c, a😀c, true",
                "a__c, a😀c, false",
                "a\\_c, a_c, true",
                "a\\_c, abc, false",
                "a\\bc, abc, true",
                "a\\\\, a\\, true",
                "a\\%, a%, true",
                "a\\%, ab, false",
                "ABC, abc, false",
                "a.c, abc, false",
                "a[b]*, a[b]*, true",
                "\"\", \"\", true",
                "\"\", a, false",
                "_, \"\", false",
                "a_b, \"a\nb\", true",
                "a_b, \"a\rb\", true",
                "a_b, a\u0085b, true",
                "a_b, a\u2028b, true",
                "a_b, a\u2029b, true",
                "a__b, \"a\r\nb\", true",
                "a%b, \"a\n\u2029b\", true"
            })
    void matches(String pattern, String text, boolean expected) {
        assertThat(LikePattern.of(pattern).matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "%%, %, %, true",
                "%%, %, abc, false",
                "a%%b, %, a%b, true",
                "a%%b, %, ab, false",
                "a%_b, %, a_b, true",
                "__, _, _, true",
                "__, _, a, false",
                "a!%, !, a%, true",
                "a!b, !, ab, true",
                "a!!b, !, a!b, true",
                "a\\%, \"\", a\\b, true",
                "a\\, \"\", a\\, true",
                "a😀%, 😀, a%, true",
                "a\\_, !, a\\x, true"
            })
    void escapesWithAnyCharacter(String pattern, String escape, String text, boolean expected) {
        assertThat(LikePattern.of(pattern, escape).matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "müller, MÜLLER, true",
        "MÜLLER, müller, true",
        "моск%, МОСКВА, true",
        "ß, ẞ, true",
        "ss, ß, false",
        "Σ, σ, true",
        "Σ, ς, false",
        "i, I, true",
        "_é%, xÉx, true",
        "\\a, A, true"
    })
    void ignoresCaseByLowerCase(String pattern, String text, boolean expected) {
        assertThat(LikePattern.of(pattern).ignoringCase().matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "abc%, \\, abc, false, true",
                "abc, \\, abc, true, false",
                "a_c%, \\, a, false, false",
                "50!%%, !, 50%, false, true",
                "50!%!_!!, !, 50%_!, true, false",
                "!_a_!%, !, _a, false, false",
                "a%%, %, a%, true, false",
                "a%b, %, ab, true, false",
                "a\\%, \\, a%, true, false",
                "a\\%, \"\", a\\, false, true",
                "a\\%, !, a\\, false, true",
                "a%%, !, a, false, true",
                "%, !, \"\", false, true"
            })
    void knowsWhatTextsBeginWith(String pattern, String escape, String prefix, boolean text, boolean all) {
        LikePattern read = LikePattern.of(pattern, escape);
        assertThat(read.prefix()).isEqualTo(prefix);
        assertThat(read.isText()).isEqualTo(text);
        assertThat(read.isPrefix()).isEqualTo(all);
    }

    @Test
    void underscoresCanStandForThemselves() {
        LikePattern pattern = LikePattern.of("a_\\__%").withLiteralUnderscores();
        assertThat(pattern.matches("a___x")).isTrue();
        assertThat(pattern.matches("ab__x")).isFalse();
    }

    @Test
    void escapesAreOneCharacterWithAnother() {
        assertThatThrownBy(() -> LikePattern.of("a", "ab"))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ESCAPE))
                .hasMessageContaining("'ab'");
        assertThatThrownBy(() -> LikePattern.of("ab!", "!"))
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ESCAPE))
                .hasMessageContaining("'ab!'");
    }

    /** Against a matcher that tries every length that a wildcard can have. */
    @Test
    void randomPatternsMatchAsDefined() {
        Random random = new Random(11);
        int matched = 0;
        for (int i = 0; i < 100_000; i++) {
            String pattern = text(random, PATTERN_PARTS, 7);
            String text = text(random, TEXT_PARTS, 6);
            boolean expected =
                    matches(pattern.codePoints().toArray(), 0, text.codePoints().toArray(), 0);
            LikePattern like = LikePattern.of(pattern);
            assertThat(like.matches(text)).as("'%s' LIKE '%s'", text, pattern).isEqualTo(expected);
            if (expected) {
                matched++;
                assertThat(text).as("'%s' LIKE '%s'", text, pattern).startsWith(like.prefix());
            }
            if (like.isPrefix()) {
                assertThat(expected).isEqualTo(text.startsWith(like.prefix()));
            }
        }
        assertThat(matched).isGreaterThan(5_000);
    }

    private static String text(Random random, String[] parts, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static boolean matches(int[] pattern, int p, int[] text, int t) {
        if (p == pattern.length) {
            return t == text.length;
        }
        if (pattern[p] == '%') {
            return matches(pattern, p + 1, text, t) || t < text.length && matches(pattern, p, text, t + 1);
        }
        int escaped = pattern[p] == '\\' ? 1 : 0;
        boolean one = t < text.length && (pattern[p] == '_' || pattern[p + escaped] == text[t]);
        return one && matches(pattern, p + 1 + escaped, text, t + 1);
    }
}
