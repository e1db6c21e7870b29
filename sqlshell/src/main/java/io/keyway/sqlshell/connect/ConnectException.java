package io.keyway.sqlshell.connect;

/** The target cannot be told from flags and files; the message says why. */
public final class ConnectException extends Exception {
    private static final long serialVersionUID = 1L;

    ConnectException(String message) {
        super(message);
    }
}
