package io.keyway.devcassandra;

/** Somebody took a port in the moment between its choice and the start of Cassandra. */
final class PortTakenException extends DevNodeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String message) {
        super(message);
    }
}
