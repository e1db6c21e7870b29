package io.keyway.plan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The orders and equalities that generated code is given. */
class GatewayFunctionsTest {
    private static final List<String> TEXTS =
            List.of("", "a", "ab", "z", "日", "\uD7FF", "\uE000", "～", "～a", "\uFFFF", "😀", "😀a", "\uDBFF\uDFFF");

    @Test
    void ordersTextAsItsBytes() {
        Comparator<String> bytes = (a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        for (String a : TEXTS) {
            for (String b : TEXTS) {
                int keys = GatewayFunctions.textKey(a).compareTo(GatewayFunctions.textKey(b));
                assertThat(Integer.signum(keys)).as(a + " " + b).isEqualTo(Integer.signum(bytes.compare(a, b)));
            }
            assertThat(GatewayFunctions.keyText(GatewayFunctions.textKey(a))).isEqualTo(a);
        }
    }

    @Test
    void ordersUuidsAsTheirBytes() {
        UUID high = UUID.fromString("ffffffff-0000-4000-8000-000000000001");
        UUID low = UUID.fromString("7fffffff-0000-4000-8000-000000000001");
        assertThat(GatewayFunctions.uuidKey(high)).isGreaterThan(GatewayFunctions.uuidKey(low));
        assertThat(GatewayFunctions.keyUuid(GatewayFunctions.uuidKey(high))).isEqualTo(high);
    }

    @Test
    void ordersDoublesTotally() {
        double[] ascending = {
            Double.NEGATIVE_INFINITY,
            -1.5,
            -Double.MIN_VALUE,
            0.0,
            Double.MIN_VALUE,
            1.5,
            Double.POSITIVE_INFINITY,
            Double.NaN
        };
        for (int i = 1; i < ascending.length; i++) {
            assertThat(GatewayFunctions.doubleKey(ascending[i]))
                    .isGreaterThan(GatewayFunctions.doubleKey(ascending[i - 1]));
        }
        for (double value : ascending) {
            double back = GatewayFunctions.keyDouble(GatewayFunctions.doubleKey(value));
            assertThat(Double.compare(back, value)).isZero();
        }
        assertThat(GatewayFunctions.doubleKey(-0.0)).isEqualTo(GatewayFunctions.doubleKey(0.0));
    }

    @Test
    void identifiesEqualNumbers() {
        assertThat(GatewayFunctions.decimalEqualityKey(new BigDecimal("1.00"))).isEqualTo(BigDecimal.ONE);
        assertThat(GatewayFunctions.decimalEqualityKey(new BigDecimal("0E-5"))).isEqualTo(BigDecimal.ZERO);
        assertThat(GatewayFunctions.doubleMatch(-0.0)).isEqualTo(0.0);
        assertThat(GatewayFunctions.doubleMatch(Double.NaN)).isNull();
    }

    @Test
    void dividesToTheLastDigit() {
        assertThat(divide("1", "4")).isEqualTo("0.25");
        assertThat(divide("1", "3")).startsWith("0.3333333333333333");
        assertThat(divide("18446744073709551616", "3")).startsWith("6148914691236517205.3333333333333333");
        assertThat(divide("1E-30", "3")).startsWith("3.33333333333333");
    }

    private static String divide(String dividend, String divisor) {
        return GatewayFunctions.divide(new BigDecimal(dividend), new BigDecimal(divisor))
                .toString();
    }

    @Test
    void writesAndReadsTimesToTheNanosecond() {
        assertThat(CastFunctions.timeText(1)).isEqualTo("00:00:00.000000001");
        assertThat(CastFunctions.timeText(0)).isEqualTo("00:00:00");
        assertThat(CastFunctions.textTime(" 00:00:00.000000001 ")).isEqualTo(1);
    }
}
