package io.keyway.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePrefixTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "abc%, , abc, %",
                "abc, , abc, \"\"",
                "a_c%, , a, _c%",
                "50!%%, !, 50%, %",
                "50!%!_!!, !, 50%_!, \"\"",
                "!_a_!%, !, _a, _!%",
                "a%%, %, a%, \"\"",
                "a\\%, , a\\, %",
                "%, !, \"\", %",
            })
    void endsAtTheFirstWildcard(String pattern, Character escape, String text, String rest) {
        assertThat(LikePrefix.of(pattern, escape)).isEqualTo(new LikePrefix(text, rest));
    }

    @Test
    void whatIsNoPatternHasNone() {
        assertThat(LikePrefix.of("a!b%", '!')).isNull();
        assertThat(LikePrefix.of("ab!", '!')).isNull();
    }
}
