package io.keyway.sqlshell;

/** What the shell's exit status says. */
public enum ExitCode {
    OK(0),
    /** The shell could not do its part: a wrong flag, a file that cannot be read. */
    USAGE(1),
    /** The connection could not be made, or was lost. */
    CONNECTION(2),
    /** A statement or a meta command failed. */
    STATEMENT(3),
    /** Ctrl-C, as shells count signals. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }
}
