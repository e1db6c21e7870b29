package io.keyway.devcassandra;

/** There is no Java on this machine that Cassandra runs on. */
final class NoJavaException extends DevNodeException {
    private static final long serialVersionUID = 1L;

    NoJavaException(String message) {
        super(message);
    }
}
