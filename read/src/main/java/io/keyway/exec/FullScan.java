package io.keyway.exec;

/** What to do with a query that must read a whole table. */
public enum FullScan {
    /** Run it up to a number of rows. */
    GUARD,
    /** Run it. */
    ALLOW,
    /** Refuse it before the first request. */
    REFUSE
}
