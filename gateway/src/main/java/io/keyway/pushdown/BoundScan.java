package io.keyway.pushdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement over a whole table with its values, in two or three forms.
 *
 * @param start reads the table from its beginning; the last of the selected columns is the token of each row
 * @param range reads the rows of a range of tokens
 * @param filtered reads those of them that pass the filter; null when there is none
 */
public record BoundScan(
        String start, String range, @Nullable Filtered filtered) {

    /**
     * The form for which Cassandra filters.
     *
     * @param range reads the rows of a range of tokens
     * @param binds the values behind those of the range
     */
    public record Filtered(String range, List<Object> binds) {
        /** The values of a request for the rows whose tokens are {@code first} to {@code last}. */
        public List<Object> between(long first, long last) {
            List<Object> values = new ArrayList<>(List.of(first, last));
            values.addAll(binds);
            return values;
        }
    }
}
