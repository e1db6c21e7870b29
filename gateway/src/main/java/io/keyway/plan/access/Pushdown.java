package io.keyway.plan.access;

/** How much of a query is asked of Cassandra. */
public enum Pushdown {
    /** Everything that Cassandra answers as SQL would. */
    ALL,
    /** Nothing: whole tables are read and the gateway does the rest. For tests, which compare the answers. */
    NONE
}
