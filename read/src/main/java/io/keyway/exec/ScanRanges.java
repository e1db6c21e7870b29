package io.keyway.exec;

import com.datastax.oss.driver.api.core.metadata.token.Token;
import org.jspecify.annotations.Nullable;

/** The ranges of tokens that a scan has yet to read, and how many pages of them may be under way. */
final class ScanRanges {
    /** The most pages, for each node, that are requested and not yet passed on. */
    private static final int PAGES_OF_NODE = 6;

    private static final int MAX_PAGES = 32;

    /** The most bytes, approximately, of pages that wait to be passed on. */
    private static final long MAX_WAITING_BYTES = 16 << 20;

    private final TokenRing ring;
    private final RangeCutter cutter;
    private final int maxWindow;
    private int window;

    /**
     * @param cutter of what is left of the ring
     * @param pageBytes of a page, approximately
     * @param readsAll whether nothing is read in vain, so that the scan need not begin with one page
     */
    ScanRanges(TokenRing ring, RangeCutter cutter, int pageBytes, boolean readsAll) {
        this.ring = ring;
        this.cutter = cutter;
        long most = Math.min(MAX_PAGES, (long) PAGES_OF_NODE * ring.nodes());
        this.maxWindow = (int) Math.max(1, Math.min(most, MAX_WAITING_BYTES / Math.max(1, pageBytes)));
        this.window = readsAll ? maxWindow : 1;
    }

    /** The next range, if another page may be under way and something is left. */
    @Nullable
    TokenRange next(int pending) {
        return pending < window ? cutter.next() : null;
    }

    /** Learns that a page was wanted: one more may be under way. */
    void widen() {
        window = Math.min(maxWindow, window + 1);
    }

    /** Learns how many rows a range holds. */
    void read(TokenRange range, long rows) {
        cutter.read(range.width(), rows);
    }

    /** A token whose replicas have a range. */
    Token token(TokenRange range) {
        return ring.token(range.last());
    }
}
