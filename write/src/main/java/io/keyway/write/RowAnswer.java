package io.keyway.write;

/** Hears what became of a row that was written, on one of the driver's threads; once. */
public interface RowAnswer {
    /** Cassandra has the row. */
    void taken();

    /**
     * Cassandra takes other rows, and not this one, however often it is tried.
     *
     * @param reason names the query table and holds Cassandra's words; without a final stop
     */
    void refused(String reason);
}
