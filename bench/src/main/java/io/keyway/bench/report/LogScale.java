package io.keyway.bench.report;

/**
 * Places values on a line, equal ratios equally far apart.
 *
 * @param low the value at {@code start}
 * @param high the value at {@code end}
 * @param start in pixels
 * @param end in pixels; may be less than {@code start}
 */
record LogScale(double low, double high, double start, double end) {
    /** Where a value is; one that lies outside is put to the nearest end. */
    double at(double value) {
        double inside = Math.max(low, Math.min(high, value));
        return start + (end - start) * Math.log(inside / low) / Math.log(high / low);
    }
}
