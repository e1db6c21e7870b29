package io.keyway.loader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to load.
 *
 * @param maxInFlight unanswered writes at any moment, 1 to 1,024
 * @param maxStall how long to retry while the cluster accepts no writes
 * @param skipLoaded whether to pass over files whose content and model are those of an earlier complete load
 * @param rejects a folder, empty or not there yet, for the rejected records; absent means they are only reported
 */
public record LoadOptions(int maxInFlight, Duration maxStall, boolean skipLoaded, Optional<Path> rejects) {
    public static final int DEFAULT_MAX_IN_FLIGHT = 256;
    public static final int LARGEST_MAX_IN_FLIGHT = 1024;
    public static final Duration DEFAULT_MAX_STALL = Duration.ofSeconds(60);

    /** All defaults. */
    public static final LoadOptions DEFAULT =
            new LoadOptions(DEFAULT_MAX_IN_FLIGHT, DEFAULT_MAX_STALL, false, Optional.empty());

    public LoadOptions {
        if (maxInFlight < 1 || maxInFlight > LARGEST_MAX_IN_FLIGHT) {
            throw new IllegalArgumentException(
                    "maxInFlight is a number from 1 to " + LARGEST_MAX_IN_FLIGHT + ", not " + maxInFlight);
        }
        if (maxStall.isNegative() || maxStall.isZero()) {
            throw new IllegalArgumentException("maxStall must be longer than nothing");
        }
    }

    /** The same, passing over what was loaded before. */
    public LoadOptions skippingLoaded() {
        return new LoadOptions(maxInFlight, maxStall, true, rejects);
    }

    /** The same, with another limit to retrying. */
    public LoadOptions withMaxStall(Duration stall) {
        return new LoadOptions(maxInFlight, stall, skipLoaded, rejects);
    }

    /** The same, with a folder for rejected records. */
    public LoadOptions withRejects(Path folder) {
        return new LoadOptions(maxInFlight, maxStall, skipLoaded, Optional.of(folder));
    }
}
