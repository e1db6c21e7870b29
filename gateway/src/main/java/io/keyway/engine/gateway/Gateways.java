package io.keyway.engine.gateway;

import io.keyway.engine.GatewayOptions;
import io.keyway.engine.Session;
import io.keyway.engine.SessionSettings;
import io.keyway.error.KeywayException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open gateways of this JVM, one for each configuration. */
public final class Gateways {
    private static final Map<GatewayOptions, Shared> OPEN = new HashMap<>();

    private Gateways() {}

    /** A gateway and the number of its users. It has its own lock, so that others can connect elsewhere meanwhile. */
    private static final class Shared {
        private int users;
        private @Nullable Gateway gateway;
    }

    /**
     * Connects, or joins those who have connected with equal options.
     *
     * @throws KeywayException CONNECTION_FAILED, AUTHENTICATION_FAILED, UNKNOWN_KEYSPACE, or INVALID_MODEL
     */
    public static Session connect(GatewayOptions options, SessionSettings settings) {
        Shared shared;
        synchronized (OPEN) {
            shared = OPEN.computeIfAbsent(options, key -> new Shared());
            shared.users++;
        }
        try {
            synchronized (shared) {
                if (shared.gateway == null) {
                    shared.gateway = Gateway.open(options);
                }
                return new GatewaySession(shared.gateway, settings, () -> leave(options, shared));
            }
        } catch (RuntimeException | Error e) {
            leave(options, shared);
            throw e;
        }
    }

    private static void leave(GatewayOptions options, Shared shared) {
        synchronized (OPEN) {
            if (--shared.users > 0) {
                return;
            }
            OPEN.remove(options, shared);
        }
        synchronized (shared) {
            if (shared.gateway != null) {
                shared.gateway.close();
                shared.gateway = null;
            }
        }
    }
}
