package io.keyway.jdbc;

import io.keyway.error.ErrorCode;
import io.keyway.jdbc.config.ConnectionProperty;
import io.keyway.jdbc.config.KeywayUrl;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source: a URL, and properties beside it. */
public final class KeywayDataSource implements DataSource, Unwrappable {
    private final KeywayDriver driver = new KeywayDriver();
    private final Properties properties = new Properties();
    private String url = KeywayUrl.PREFIX + "//";
    private @Nullable PrintWriter logWriter;
    private int loginTimeout;

    /** A data source for Cassandra on this machine. */
    public KeywayDataSource() {}

    /** The connection URL. */
    public String getUrl() {
        return url;
    }

    /** Sets the connection URL. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** Sets the name to log in with. */
    public void setUser(@Nullable String user) {
        setProperty(ConnectionProperty.USER.key(), user);
    }

    /** Sets the password to log in with. */
    public void setPassword(@Nullable String password) {
        setProperty(ConnectionProperty.PASSWORD.key(), password);
    }

    /** Sets a property of the connection by its name; null takes it back. */
    public void setProperty(String name, @Nullable String value) {
        if (value == null) {
            properties.remove(name);
        } else {
            properties.setProperty(name, value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(properties);
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Properties own = new Properties();
        own.putAll(properties);
        if (user != null) {
            own.setProperty(ConnectionProperty.USER.key(), user);
        }
        if (password != null) {
            own.setProperty(ConnectionProperty.PASSWORD.key(), password);
        }
        return connect(own);
    }

    private Connection connect(Properties all) throws SQLException {
        Properties effective = new Properties();
        effective.putAll(all);
        if (loginTimeout > 0) {
            effective.putIfAbsent(ConnectionProperty.CONNECT_TIMEOUT.key(), loginTimeout + "s");
        }
        Connection connection = driver.connect(url, effective);
        if (connection == null) {
            throw SqlExceptions.of(
                    ErrorCode.CONNECTION_FAILED,
                    "the URL of the data source does not begin with " + KeywayUrl.PREFIX,
                    null,
                    null);
        }
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        logWriter = out;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    /** Seconds to wait for a node while connecting, unless {@code connectTimeout} is set; 0 means its default. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }
}
