package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Name patterns. */
class LikePatternTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "%, anything, true",
                "a%, abc, true",
                "a%c, abbc, true",
                "a_c, abc, true",
                "a_c, a_c, true",
                "a_c, abbc, false",
                "a\\_c, a_c, true",
                "a\\_c, abc, false",
                "a\\%, a%, true",
                "a\\%, ab, false",
                "a\\, a\\, true",
                "ABC, abc, false",
                "a.c, abc, false",
                "a[b]*, a[b]*, true",
                "\"\", a, false"
            })
    void matches(String pattern, String name, boolean expected) {
        assertThat(LikePattern.of(pattern, false).test(name)).isEqualTo(expected);
    }

    @Test
    void noPatternIsEveryName() {
        assertThat(LikePattern.of(null, false).test("")).isTrue();
    }

    @Test
    void underscoreCanStandForItself() {
        assertThat(LikePattern.of("a_c", true).test("abc")).isFalse();
        assertThat(LikePattern.of("a_c", true).test("a_c")).isTrue();
        assertThat(LikePattern.of("a_%", true).test("a_xyz")).isTrue();
    }
}
