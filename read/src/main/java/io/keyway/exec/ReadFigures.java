package io.keyway.exec;

/** The cost of one statement of an execution so far. */
public final class ReadFigures {
    private long requests;
    private long ranges;
    private long pages;
    private long rows;
    private long bytes;
    private long nanosWaited;

    void sent() {
        requests++;
    }

    void sentForRange() {
        requests++;
        ranges++;
    }

    void answered(int rowsOfPage, int bytesOfPage) {
        pages++;
        rows += rowsOfPage;
        bytes += Math.max(0, bytesOfPage);
    }

    void waited(long nanos) {
        nanosWaited += nanos;
    }

    /** Requests sent, not counting those for further pages. */
    public long requests() {
        return requests;
    }

    /** How many of the requests were for a range of tokens. */
    public long ranges() {
        return ranges;
    }

    /** Pages received. */
    public long pages() {
        return pages;
    }

    /** Rows received. */
    public long rows() {
        return rows;
    }

    /** Bytes received, as they came over the wire. */
    public long bytes() {
        return bytes;
    }

    /** Milliseconds that the execution waited for answers. */
    public double millisWaited() {
        return nanosWaited / 1e6;
    }
}
