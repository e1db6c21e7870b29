package io.keyway.write;

import com.datastax.oss.driver.api.core.DriverException;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What is tried again, when, and for how long.
 *
 * @param maxStall how long to go on while nothing succeeds
 */
public record WriteRetries(Duration maxStall) {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
    private static final Set<ErrorCode> PASSING =
            Set.of(ErrorCode.TIMEOUT, ErrorCode.CLUSTER_BUSY, ErrorCode.CLUSTER_UNREACHABLE);

    /** Whether the failure may be over in a while. */
    boolean passes(KeywayException failure) {
        return PASSING.contains(failure.code());
    }

    /** Whether nothing has succeeded for too long. */
    boolean isOver(long stalledNanos) {
        return stalledNanos > maxStall.toNanos();
    }

    /** The wait before a retry, 0 being the first. */
    Duration before(int retry) {
        return BACKOFF.before(retry, ThreadLocalRandom.current().nextDouble());
    }

    /** The failure that ends a load, once this one has lasted too long. */
    KeywayException givenUp(KeywayException failure) {
        return new KeywayException(
                        ErrorCode.CLUSTER_UNREACHABLE,
                        "gave up after " + maxStall.toSeconds() + " s in which Cassandra took no write: "
                                + failure.text(),
                        failure)
                .withHint("run the same command again when Cassandra answers; --skip-loaded passes over the files"
                        + " that are complete");
    }

    /**
     * Makes a request that can be repeated without harm, and waits for its answer.
     *
     * @param what what is being done, for example {@code "writing the ledger"}
     * @throws KeywayException when it is refused, or has not been taken for too long
     */
    public <T> T request(String what, Supplier<T> request) {
        long start = System.nanoTime();
        for (int retry = 0; ; retry++) {
            try {
                return request.get();
            } catch (DriverException e) {
                KeywayException failure = CassandraErrors.translate(e, what);
                if (!passes(failure)) {
                    throw failure;
                }
                if (isOver(System.nanoTime() - start)) {
                    throw givenUp(failure);
                }
                sleep(before(retry));
            }
        }
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeywayException(ErrorCode.CANCELLED, "the load was interrupted", e);
        }
    }
}
