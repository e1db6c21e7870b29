package io.keyway.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {
    /** In ascending order; Java puts U+FF5E after the emoji. */
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "ab",
            "b",
            "\u00e9",
            "\ud7ff",
            "\ue000",
            "\uff5e",
            "\ud83d\ude00",
            "\ud83d\ude00a",
            "\ud83d\ude01");

    @Test
    void isTheOrderOfTheBytesOfUtf8() {
        for (String left : TEXTS) {
            for (String right : TEXTS) {
                int bytes = Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(CodePointOrder.compare(left, right)))
                        .as("%s and %s", left, right)
                        .isEqualTo(Integer.signum(bytes));
            }
        }
        List<String> shuffled = new ArrayList<>(TEXTS);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(CodePointOrder::compare);
        assertThat(shuffled).isEqualTo(TEXTS);
    }

    @Test
    void otherValuesAreInTheirOwnOrder() {
        assertThat(CodePointOrder.compare(2, 10)).isNegative();
        assertThat(CodePointOrder.compare(10, 10)).isZero();
        assertThat(CodePointOrder.compare(new byte[] {127}, new byte[] {-1})).isNegative();
    }
}
