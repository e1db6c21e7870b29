package io.keyway.exec;

import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what is left of the ring into ranges that hold about as many rows as one request should read.
 *
 * <p>What has been read so far says how dense the rows are. {@code system.size_estimates} would not: it counts partitions,
 * and nothing before the first flush.
 */
final class RangeCutter {
    /** The widest range, so that there are always several to read in parallel. */
    private static final double MAX_WIDTH = 0x1p62;

    /** How much wider than the one before a range may be, since few partitions say little about the rest. */
    private static final double MAX_GROWTH = 2;

    private final NavigableSet<Long> borders;
    private final double rowsOfRange;
    private final double widest;
    private double rowsRead;
    private double tokensRead;
    private double width;
    private long start;
    private boolean exhausted;

    /**
     * @param borders where the replicas change
     * @param start the first token that is left
     * @param rowsOfRange how many rows a range should hold
     * @param widest tokens that a range may have, however few rows that is
     */
    RangeCutter(NavigableSet<Long> borders, long start, double rowsOfRange, double widest) {
        this.borders = borders;
        this.start = start;
        this.rowsOfRange = rowsOfRange;
        this.widest = Math.min(MAX_WIDTH, widest);
        this.width = this.widest;
    }

    /** Learns that a part of the ring holds so many rows. */
    void read(double tokens, long rows) {
        boolean first = tokensRead == 0;
        tokensRead += tokens;
        rowsRead += rows;
        double suggested = rowsOfRange * tokensRead / Math.max(1, rowsRead);
        width = Math.min(widest, first ? suggested : Math.min(suggested, MAX_GROWTH * width));
    }

    /** The next range; null when none is left. */
    @Nullable
    TokenRange next() {
        if (exhausted) {
            return null;
        }
        double left = (double) Long.MAX_VALUE - start;
        if (left <= width) {
            exhausted = true;
            return new TokenRange(start, Long.MAX_VALUE);
        }
        long last = start + (long) Math.max(1, width) - 1;
        // A border close before the end keeps the range with one set of replicas; on a ring of many it costs little.
        Long border = borders.floor(last);
        if (border != null && border >= last - (long) (width / 2) && border >= start) {
            last = border;
        }
        TokenRange range = new TokenRange(start, last);
        start = last + 1;
        return range;
    }
}
