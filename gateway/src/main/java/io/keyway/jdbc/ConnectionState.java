package io.keyway.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * State that a connection only remembers so that clients can read it back: a gateway that only reads has no use for it.
 */
abstract class ConnectionState implements Connection, Unwrappable {
    static final String APPLICATION_NAME = "ApplicationName";

    private final CopyOnWriteArrayList<String> ownWarnings = new CopyOnWriteArrayList<>();
    private volatile String applicationName;
    private volatile boolean autoCommit = true;
    private volatile boolean readOnly = true;
    private volatile int networkTimeout;

    ConnectionState(String applicationName) {
        this.applicationName = applicationName;
    }

    /** Throws when the connection is closed. */
    abstract void checkOpen() throws SQLException;

    /** Warnings about requests that could not be met. */
    final List<String> ownWarnings() {
        return ownWarnings;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    @Override
    public void setAutoCommit(boolean wanted) throws SQLException {
        checkOpen();
        autoCommit = wanted;
    }

    /** Does nothing, in auto-commit mode too: there is never anything to commit, and pools and tools call it blindly. */
    @Override
    public void commit() throws SQLException {
        checkOpen();
    }

    /** Does nothing: there is never anything to roll back. */
    @Override
    public void rollback() throws SQLException {
        checkOpen();
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return TRANSACTION_NONE;
    }

    /** Accepts every level of JDBC and stays without transactions; a warning says so. */
    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        switch (level) {
            case TRANSACTION_NONE -> {}
            case TRANSACTION_READ_UNCOMMITTED,
                    TRANSACTION_READ_COMMITTED,
                    TRANSACTION_REPEATABLE_READ,
                    TRANSACTION_SERIALIZABLE ->
                ownWarnings.addIfAbsent("there are no transactions; the isolation level was ignored");
            default -> throw SqlExceptions.invalid("there is no isolation level " + level);
        }
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return readOnly;
    }

    /** Remembered: statements that write are refused either way. */
    @Override
    public void setReadOnly(boolean wanted) throws SQLException {
        checkOpen();
        readOnly = wanted;
    }

    /** Null: keyspaces are schemas, and there are no catalogs. */
    @Override
    public @Nullable String getCatalog() throws SQLException {
        checkOpen();
        return null;
    }

    /** Ignored, as JDBC asks of drivers without catalogs. */
    @Override
    public void setCatalog(@Nullable String catalog) throws SQLException {
        checkOpen();
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    /** Ignored: commit does nothing, so every cursor outlives it. */
    @Override
    public void setHoldability(int holdability) throws SQLException {
        checkOpen();
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw SqlExceptions.invalid("there is no holdability " + holdability);
        }
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return networkTimeout;
    }

    final void networkTimeout(int milliseconds) throws SQLException {
        if (milliseconds < 0) {
            throw SqlExceptions.invalid("the network timeout cannot be " + milliseconds + " ms");
        }
        networkTimeout = milliseconds;
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> types) throws SQLException {
        checkOpen();
        if (!types.isEmpty()) {
            throw SqlExceptions.unsupported("Connection.setTypeMap");
        }
    }

    @Override
    public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
        checkOpen();
        return APPLICATION_NAME.equals(name) ? applicationName : null;
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties properties = new Properties();
        properties.setProperty(APPLICATION_NAME, applicationName);
        return properties;
    }

    /** Takes ApplicationName; another name is a warning. The nodes know the name that the connection was opened with. */
    @Override
    public void setClientInfo(@Nullable String name, @Nullable String value) {
        if (APPLICATION_NAME.equals(name)) {
            applicationName = value == null ? "" : value;
        } else {
            ownWarnings.addIfAbsent("the client info property \"" + name + "\" is unknown and was ignored");
        }
    }

    @Override
    public void setClientInfo(Properties properties) {
        properties.stringPropertyNames().forEach(name -> setClientInfo(name, properties.getProperty(name)));
    }
}
