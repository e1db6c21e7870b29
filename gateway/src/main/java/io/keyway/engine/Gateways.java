package io.keyway.engine;

import io.keyway.error.KeywayException;

/** The open gateways of this JVM, one for each configuration. */
public final class Gateways {
    private Gateways() {}

    /**
     * Connects, or joins those who have connected with equal options.
     *
     * @throws KeywayException CONNECTION_FAILED, AUTHENTICATION_FAILED, UNKNOWN_KEYSPACE, or INVALID_MODEL
     */
    public static Session connect(GatewayOptions options, SessionSettings settings) {
        throw new UnsupportedOperationException();
    }
}
