package io.keyway.exec;

/**
 * Tokens from the first to the last, both included.
 *
 * @param first not greater than {@code last}
 */
record TokenRange(long first, long last) {
    /** Every token that a row can have. */
    static final TokenRange ALL = new TokenRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** How many tokens there are. */
    double width() {
        return (double) last - (double) first + 1;
    }

    /** Whether there are two halves. */
    boolean isDivisible() {
        return first < last;
    }

    TokenRange firstHalf() {
        return new TokenRange(first, middle());
    }

    TokenRange secondHalf() {
        return new TokenRange(middle() + 1, last);
    }

    /** The floor of the mean, which is what halving each end and correcting for two odd ones gives without overflow. */
    private long middle() {
        return (first >> 1) + (last >> 1) + (first & last & 1);
    }
}
