package io.keyway.write;

import java.time.Duration;

/**
 * How long to wait before a write is tried again: twice as long each time, with jitter, so that a crowd of writes that
 * failed together does not come back together.
 *
 * @param first the longest wait before the first retry
 * @param longest the longest wait of all
 */
record Backoff(Duration first, Duration longest) {
    /**
     * The wait before a retry.
     *
     * @param retry 0 for the first
     * @param random 0 inclusive to 1 exclusive; the wait is between half and all of its longest
     */
    Duration before(int retry, double random) {
        int doublings = Math.min(retry, 30);
        double nanos = Math.min((double) longest.toNanos(), first.toNanos() * Math.pow(2, doublings));
        return Duration.ofNanos((long) (nanos * (0.5 + random / 2)));
    }
}
