package io.keyway.bench.measure;

import java.time.Duration;

/**
 * How thoroughly a case is measured.
 *
 * @param rounds the most rounds, at least 1
 * @param leastRounds rounds even when the time is over
 * @param block how long a contestant is measured in a round, unless one question takes longer
 * @param warmUp how long each contestant runs before, at least
 * @param longestWarmUp how long at most, if the compilers still find something to do
 * @param time for all rounds of a case
 */
public record Effort(
        int rounds, int leastRounds, Duration block, Duration warmUp, Duration longestWarmUp, Duration time) {
    /** Rounds enough for narrow intervals. */
    public static final Effort FULL = new Effort(
            120, 5, Duration.ofMillis(100), Duration.ofSeconds(4), Duration.ofSeconds(20), Duration.ofSeconds(36));

    /** A few rounds, for a first impression. */
    public static final Effort QUICK = new Effort(
            9, 3, Duration.ofMillis(30), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2));

    /** One round without a warm-up and without noise to be shown: answers are compared, and times mean nothing. */
    public static final Effort CHECK = new Effort(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** The same with another number of rounds, whatever time they take. */
    public Effort withRounds(int newRounds) {
        return new Effort(newRounds, newRounds, block, warmUp, longestWarmUp, time);
    }
}
