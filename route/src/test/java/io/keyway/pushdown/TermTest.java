package io.keyway.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermTest {
    @Test
    void wordsAreThoseOfAQuery() {
        assertThat(new Term.Constant("it's").words()).isEqualTo("'it''s'");
        assertThat(new Term.Constant(new byte[] {0, (byte) 0xff}).words()).isEqualTo("0x00ff");
        assertThat(new Term.Constant(null).words()).isEqualTo("null");
        assertThat(new Term.Parameter(0).words()).isEqualTo("?1");
    }
}
