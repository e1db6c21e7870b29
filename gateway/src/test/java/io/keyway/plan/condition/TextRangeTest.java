package io.keyway.plan.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextRangeTest {
    @Test
    void endsBehindEveryTextWithAPrefix() {
        assertThat(TextRange.afterPrefix("ab")).isEqualTo("ac");
        assertThat(TextRange.afterPrefix("a\uffff")).isEqualTo("a\ud800\udc00");
        assertThat(TextRange.afterPrefix("a\ud83d\ude00")).isEqualTo("a\ud83d\ude01");
    }

    /** Half a pair is no character, and nothing comes after the last one. */
    @Test
    void namesNoTextThatCannotBe() {
        assertThat(TextRange.afterPrefix("a\ud7fe")).isEqualTo("a\ud7ff");
        assertThat(TextRange.afterPrefix("a\ud7ff")).isEqualTo("a\ue000");
        assertThat(TextRange.afterPrefix("a\udbff\udfff")).isEqualTo("b");
        assertThat(TextRange.afterPrefix("\udbff\udfff")).isNull();
        assertThat(TextRange.afterPrefix("")).isNull();
    }
}
