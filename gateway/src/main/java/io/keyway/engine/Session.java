package io.keyway.engine;

import io.keyway.catalog.Catalog;
import io.keyway.error.KeywayException;
import java.time.Duration;
import java.util.List;

/**
 * One user's session with a gateway: its own settings over a cluster session that others share. Safe for use by several
 * threads at once.
 */
public interface Session extends AutoCloseable {
    /**
     * Prepares a statement: a SELECT, {@code EXPLAIN}, {@code SET name = value} or {@code SHOW name}.
     *
     * @param sql one statement; a semicolon after it is fine
     * @throws KeywayException with the position of what is wrong with it
     */
    PreparedQuery prepare(String sql);

    /** The tables as they are now. */
    Catalog catalog();

    /** What the user can change; never null. */
    SessionSettings settings();

    /** Replaces the settings. */
    void settings(SessionSettings settings);

    /** Warnings about the connection: query tables left out of routing, for example. */
    List<String> warnings();

    /** The server's release version, such as {@code 5.0.9}. */
    String serverVersion();

    /** Whether a node answers within the timeout. */
    boolean isAlive(Duration timeout);

    /** Leaves the gateway; the last session to leave closes it. */
    @Override
    void close();
}
