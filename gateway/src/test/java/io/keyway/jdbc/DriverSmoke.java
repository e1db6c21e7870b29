package io.keyway.jdbc;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A program that knows java.sql and nothing else: it loads the driver's jar as DBeaver does, in a class loader of its own
 * that is the thread's only while connecting, and prints what the queries return.
 */
final class DriverSmoke {
    private DriverSmoke() {}

    /** Takes the jar, a URL, and the SQL of each query. */
    public static void main(String[] arguments) throws Exception {
        URL jar = Path.of(arguments[0]).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = (Driver) loader.loadClass("io.keyway.jdbc.KeywayDriver")
                    .getConstructor()
                    .newInstance();
            Thread.currentThread().setContextClassLoader(loader);
            try (Connection connection = driver.connect(arguments[1], new Properties())) {
                Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
                for (int i = 2; i < arguments.length; i++) {
                    print(connection, arguments[i]);
                }
                printError(connection);
            }
        }
    }

    private static void print(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    line.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                System.out.println(line);
            }
        }
    }

    private static void printError(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM nowhere");
        } catch (SQLException e) {
            System.out.println("SQLSTATE " + e.getSQLState());
        }
    }
}
