package io.keyway.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));

    @Test
    void doublesUpToTheLongest() {
        assertThat(backoff.before(0, 0)).isEqualTo(Duration.ofMillis(25));
        assertThat(backoff.before(1, 0)).isEqualTo(Duration.ofMillis(50));
        assertThat(backoff.before(3, 0)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.before(20, 0)).isEqualTo(Duration.ofMillis(2500));
        assertThat(backoff.before(1_000_000, 0)).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void jitterLengthensUpToTwice() {
        assertThat(backoff.before(0, 0.5)).isEqualTo(Duration.ofNanos(37_500_000));
        assertThat(backoff.before(20, 0.999_999)).isBetween(Duration.ofMillis(4999), Duration.ofSeconds(5));
    }
}
