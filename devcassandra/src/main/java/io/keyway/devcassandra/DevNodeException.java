package io.keyway.devcassandra;

/** The node could not be started, reached or stopped; the message says which and what to do. */
public sealed class DevNodeException extends RuntimeException permits NoJavaException, PortTakenException {
    private static final long serialVersionUID = 1L;

    /** A failure that the message explains. */
    public DevNodeException(String message) {
        super(message);
    }

    /** A failure with the cause that the message does not repeat. */
    public DevNodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
