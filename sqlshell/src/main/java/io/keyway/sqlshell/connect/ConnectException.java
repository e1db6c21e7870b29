package io.keyway.sqlshell.connect;

/** The flags and files do not tell where to connect; the message says why. */
public final class ConnectException extends Exception {
    private static final long serialVersionUID = 1L;

    ConnectException(String message) {
        super(message);
    }
}
