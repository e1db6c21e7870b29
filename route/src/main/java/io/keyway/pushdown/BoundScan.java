package io.keyway.pushdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement over a whole table with its values, in two or three forms.
 *
 * @param start reads the table from its beginning; the last of the selected columns is the token of each row
 * @param range reads the rows of a range of tokens
 * @param binds the values of the start, and those after the range's tokens
 * @param filtered reads those of them that pass the filter; null when there is none
 */
public record BoundScan(
        String start,
        String range,
        List<Object> binds,
        @Nullable Filtered filtered) {

    /**
     * The form for which Cassandra filters.
     *
     * @param range reads the rows of a range of tokens
     * @param binds the values after the range's tokens
     */
    public record Filtered(String range, List<Object> binds) {}
}
