package io.keyway.suites;

/** How an answer stands to what a suite expects. */
enum Verdict {
    /** The same rows, or an error where one is expected. */
    AGREE,
    /** Another answer, which the documentation gives the reason for. */
    DOCUMENTED,
    /** An error that says what Keyway does not do, in Keyway's words. */
    REFUSED,
    /** Other rows, rows where an error is expected, or an error that is none of the user's. */
    WRONG
}
