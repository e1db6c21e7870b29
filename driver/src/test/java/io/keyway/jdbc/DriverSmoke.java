package io.keyway.jdbc;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program that knows java.sql and nothing else: it loads the driver's jar as DBeaver does, in a class loader of its own
 * that is the thread's only while connecting, and prints what the queries return.
 */
final class DriverSmoke {
    private DriverSmoke() {}

    /** Takes the jar, a URL, and the SQL of each query. */
    public static void main(String[] arguments) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        URL jar = Path.of(arguments[0]).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = (Driver) loader.loadClass("io.keyway.jdbc.KeywayDriver")
                    .getConstructor()
                    .newInstance();
            Thread.currentThread().setContextClassLoader(loader);
            try (Connection connection = driver.connect(arguments[1], new Properties())) {
                Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
                System.out.println("driver " + connection.getMetaData().getDriverVersion());
                for (int i = 2; i < arguments.length; i++) {
                    print(connection, arguments[i]);
                }
                printPlan(connection, arguments[2]);
                printError(connection);
            }
            printWhatIsLeft(before);
        }
    }

    /** Threads and sockets of the driver five seconds after the last close, or as soon as there are none. */
    private static void printWhatIsLeft(Set<Thread> before) throws Exception {
        List<String> left = left(before);
        for (int attempt = 0; attempt < 100 && !left.isEmpty(); attempt++) {
            Thread.sleep(50);
            left = left(before);
        }
        System.out.println("left: " + left);
    }

    private static List<String> left(Set<Thread> before) throws IOException {
        List<String> left = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            // Those of the JVM itself belong to other groups.
            boolean ours = thread.getThreadGroup() != null
                    && thread.getThreadGroup().getName().equals("main");
            if (ours && !before.contains(thread)) {
                left.add(thread.getName());
            }
        }
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            String connections =
                    Files.readString(Path.of("/proc/net/tcp")) + Files.readString(Path.of("/proc/net/tcp6"));
            try (Stream<Path> open = Files.list(descriptors)) {
                open.filter(descriptor -> isConnection(descriptor, connections))
                        .map(Path::toString)
                        .forEach(left::add);
            }
        }
        return left;
    }

    /** Whether it is one of the connections that the system lists by inode; the JVM has sockets of its own besides. */
    private static boolean isConnection(Path descriptor, String connections) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:[")
                    && connections.contains(" " + target.substring("socket:[".length(), target.length() - 1) + " ");
        } catch (IOException e) {
            // Closed between listing and looking.
            return false;
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

    /** The CQL that EXPLAIN shows. */
    private static void printPlan(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
            while (rows.next()) {
                String line = rows.getString(1).strip();
                if (line.startsWith("cql:")) {
                    System.out.println(line);
                }
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
