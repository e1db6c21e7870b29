package io.keyway.bench.cases;

import org.jspecify.annotations.Nullable;

/**
 * Consumes an answer: every value is looked at, and two answers can be compared, whatever the order of their rows.
 *
 * <p>An exact one hashes whole texts, and is for comparing answers. The other looks at their lengths, so that the time
 * measured is that of the contestant.
 */
public final class Digest {
    private final boolean exact;
    private long rows;
    private long sum;
    private long row;

    public Digest(boolean exact) {
        this.exact = exact;
    }

    /** The next value of the row. */
    public Digest add(long value) {
        row = row * 1_000_003 + value;
        return this;
    }

    /** The next value of the row. */
    public Digest add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    /** The next value of the row. */
    public Digest add(@Nullable String value) {
        return add(value == null ? -1 : exact ? value.hashCode() : value.length());
    }

    /** The row is complete. */
    public void endRow() {
        rows++;
        // Scattered, or the sum of two rows would not tell which value was in which.
        long scattered = row * 0x9E3779B97F4A7C15L;
        scattered = (scattered ^ scattered >>> 32) * 0xFF51AFD7ED558CCDL;
        sum += scattered ^ scattered >>> 29;
        row = 0;
    }

    /** An empty one of the same kind, for another thread. */
    Digest part() {
        return new Digest(exact);
    }

    /** What another has seen. */
    void add(Digest other) {
        rows += other.rows;
        sum += other.sum;
    }

    /** Whether whole texts count. */
    boolean isExact() {
        return exact;
    }

    /** Rows and contents, for comparison and for messages. */
    public String text() {
        return rows + " rows, " + Long.toHexString(sum);
    }
}
