package io.keyway.plan.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextRangeTest {
    @Test
    void endsBehindEveryTextWithAPrefix() {
        assertThat(TextRange.behindPrefix("ab")).isEqualTo("ac");
        assertThat(TextRange.behindPrefix("a\uffff")).isEqualTo("a\ud800\udc00");
        assertThat(TextRange.behindPrefix("a\ud83d\ude00")).isEqualTo("a\ud83d\ude01");
    }

    /** Half a pair is no character, and nothing comes behind the last one. */
    @Test
    void namesNoTextThatCannotBe() {
        assertThat(TextRange.behindPrefix("a\ud7fe")).isEqualTo("a\ud7ff");
        assertThat(TextRange.behindPrefix("a\ud7ff")).isEqualTo("a\ue000");
        assertThat(TextRange.behindPrefix("a\udbff\udfff")).isEqualTo("b");
        assertThat(TextRange.behindPrefix("\udbff\udfff")).isNull();
        assertThat(TextRange.behindPrefix("")).isNull();
    }
}
