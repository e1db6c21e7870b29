package io.keyway.exec;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a scan: of the whole table from its beginning, or of a range of tokens.
 *
 * @param range null for the whole table
 * @param filtered whether Cassandra leaves out rows that do not pass the statement's filter
 * @param pagingState where the page begins; null for the first one
 * @param rows how many rows the pages before had
 * @param failures how often this page, or one of which it is a part, could not be read
 */
record ScanPart(
        @Nullable TokenRange range,
        boolean filtered,
        @Nullable ByteBuffer pagingState,
        long rows,
        int failures) {
    static final ScanPart WHOLE = new ScanPart(null, false, null, 0, 0);

    static ScanPart of(TokenRange range, boolean filtered) {
        return new ScanPart(range, filtered, null, 0, 0);
    }

    /** The page after this one. */
    ScanPart next(@Nullable ByteBuffer state, long rowsOfPage) {
        return new ScanPart(range, filtered, state, rows + rowsOfPage, 0);
    }

    /**
     * What to read instead when this page could not be read: the two halves of a range, or else the same page. Without a
     * filter, since that may be why: Cassandra gives up on a page of few rows that it finds among too many.
     */
    List<ScanPart> again() {
        if (range != null && pagingState == null && range.isDivisible()) {
            return List.of(
                    new ScanPart(range.firstHalf(), false, null, 0, failures + 1),
                    new ScanPart(range.secondHalf(), false, null, 0, failures + 1));
        }
        return List.of(new ScanPart(range, false, pagingState, rows, failures + 1));
    }
}
