package io.keyway.bench.measure;

/**
 * An estimate, and where the true value lies in 95 of 100 cases.
 *
 * @param low lower end
 * @param middle the estimate itself
 * @param high upper end
 */
public record Interval(double low, double middle, double high) {}
