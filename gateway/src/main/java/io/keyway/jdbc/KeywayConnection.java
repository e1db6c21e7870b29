package io.keyway.jdbc;

import io.keyway.catalog.ColumnType;
import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Session;
import io.keyway.error.ErrorCode;
import io.keyway.jdbc.config.ConnectionConfig;
import io.keyway.jdbc.convert.Bindings;
import io.keyway.jdbc.defaults.UnsupportedConnection;
import java.sql.Array;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A session as a connection. Safe for use by several threads, each with statements of its own. */
final class KeywayConnection extends ConnectionState implements UnsupportedConnection {
    private static final String DOWNGRADED =
            "result sets are forward-only and read-only; the wish for another kind was ignored";

    private final Session session;
    private final ConnectionConfig config;
    private final Duration configuredTimeout;

    /** Weakly held, so that a client that never closes its statements does not fill the heap. */
    private final Set<KeywayStatement> statements =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile Set<String> clearedWarnings = Set.of();
    private volatile boolean closed;

    KeywayConnection(Session session, ConnectionConfig config) {
        super(config.applicationName());
        this.session = session;
        this.config = config;
        this.configuredTimeout = session.settings().requestTimeout();
    }

    @Override
    void checkOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED, "the connection is closed");
        }
    }

    @Override
    public SQLException unsupported(String method) {
        return SqlExceptions.unsupported(method);
    }

    /** Understands a statement's text. */
    PreparedQuery prepare(@Nullable String sql) throws SQLException {
        checkOpen();
        if (sql == null) {
            throw SqlExceptions.invalid("the SQL text is null");
        }
        return SqlExceptions.guard(() -> session.prepare(sql));
    }

    /** The session beneath. */
    Session session() throws SQLException {
        checkOpen();
        return session;
    }

    /** How the connection was configured. */
    ConnectionConfig config() {
        return config;
    }

    void forget(KeywayStatement statement) {
        statements.remove(statement);
    }

    private <S extends KeywayStatement> S remember(S statement) {
        statements.add(statement);
        return statement;
    }

    @Override
    public Statement createStatement() throws SQLException {
        checkOpen();
        return remember(new KeywayStatement(this, List.of()));
    }

    /** Result sets are forward-only and read-only; a request for another kind becomes a warning on the statement. */
    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        checkOpen();
        return remember(new KeywayStatement(this, downgrade(type, concurrency)));
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return createStatement(type, concurrency);
    }

    private static List<String> downgrade(int type, int concurrency) {
        boolean had = type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
        return had ? List.of() : List.of(DOWNGRADED);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return remember(new KeywayPreparedStatement(this, downgrade(type, concurrency), prepare(sql)));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepareStatement(sql, type, concurrency);
    }

    /** There are no generated keys; asking for them is fine. */
    @Override
    public PreparedStatement prepareStatement(String sql, int keys) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] keys) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] keys) throws SQLException {
        return prepareStatement(sql);
    }

    /** The text itself: what the gateway reads is its own SQL. */
    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return sql;
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new KeywayDatabaseMetaData(this);
    }

    @Override
    public String getSchema() throws SQLException {
        return SqlExceptions.guard(session().settings()::schema);
    }

    /** The keyspace that unqualified names are looked up in from now on; null or empty for none. */
    @Override
    public void setSchema(@Nullable String schema) throws SQLException {
        Session open = session();
        SqlExceptions.run(() -> open.settings(open.settings().withSchema(schema == null ? "" : schema)));
    }

    /**
     * Bounds every CQL request from now on.
     *
     * @param milliseconds 0 goes back to the {@code requestTimeout} of the connection
     */
    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
        Session open = session();
        networkTimeout(milliseconds);
        Duration bound = milliseconds == 0 ? configuredTimeout : Duration.ofMillis(milliseconds);
        SqlExceptions.run(() -> open.settings(open.settings().withRequestTimeout(bound)));
    }

    /**
     * Asks a node.
     *
     * @param seconds how long to wait, 0 for as long as any request may take, and never longer than that
     */
    @Override
    public boolean isValid(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlExceptions.invalid("the time to wait cannot be " + seconds + " s");
        }
        if (closed) {
            return false;
        }
        return SqlExceptions.guard(() -> {
            Duration most = session.settings().requestTimeout();
            Duration wanted = Duration.ofSeconds(seconds);
            return session.isAlive(seconds == 0 || wanted.compareTo(most) > 0 ? most : wanted);
        });
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        checkOpen();
        ColumnType element = SqlExceptions.guard(() -> Bindings.elementType(typeName));
        return new KeywayArray(Arrays.asList(elements.clone()), element);
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return Map.of();
    }

    /** What to know about the connection: unknown properties, and query tables that are left out of routing. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        List<String> current = new ArrayList<>(lastingWarnings());
        current.removeAll(clearedWarnings);
        current.addAll(ownWarnings());
        return Warnings.chain(current);
    }

    @Override
    public void clearWarnings() throws SQLException {
        clearedWarnings = Set.copyOf(lastingWarnings());
        ownWarnings().clear();
    }

    /** Those of the properties and of the tables, which stay true. */
    private List<String> lastingWarnings() throws SQLException {
        List<String> all = new ArrayList<>(config.warnings());
        all.addAll(SqlExceptions.guard(session()::warnings));
        return all;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        for (KeywayStatement statement : openStatements()) {
            statement.cancelExecution();
            statement.close();
        }
        closed = true;
        SqlExceptions.run(session::close);
    }

    /** Closes at once, without waiting for what is under way. */
    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        openStatements().forEach(KeywayStatement::cancelExecution);
        SqlExceptions.run(session::close);
    }

    private List<KeywayStatement> openStatements() {
        synchronized (statements) {
            return List.copyOf(statements);
        }
    }

    /** The URL without secrets. */
    @Override
    public String toString() {
        return "connection to " + config;
    }
}
