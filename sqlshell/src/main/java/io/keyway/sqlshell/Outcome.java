package io.keyway.sqlshell;

/** How a run of the shell ended. */
public enum Outcome {
    OK,
    /** The shell itself failed: a wrong flag, a file that cannot be read. */
    USAGE,
    /** The connection could not be made, or was lost. */
    NO_CONNECTION,
    /** A statement or a meta command failed. */
    STATEMENT_FAILED
}
