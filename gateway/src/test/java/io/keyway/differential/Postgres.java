package io.keyway.differential;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A PostgreSQL of the test run, in which each dataset has a schema of its own.
 *
 * <p>Where it cannot be started, which is said once, nothing is compared with it.
 */
final class Postgres {
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private Postgres() {}

    private static Optional<EmbeddedPostgres> start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("statement_timeout", "20s")
                    .start();
            return Optional.of(server);
        } catch (IOException | RuntimeException | LinkageError e) {
            System.out.println("random queries are not compared with PostgreSQL, which does not start here: " + e);
            return Optional.empty();
        }
    }

    /** A connection that sees the tables of a dataset alone; empty where there is no PostgreSQL. */
    static Optional<Connection> open(Dataset dataset) throws SQLException {
        Optional<Connection> connection = open();
        if (connection.isPresent()) {
            Stores.fill(connection.get(), dataset);
        }
        return connection;
    }

    /** A connection that sees what some statements make alone; empty where there is no PostgreSQL. */
    static Optional<Connection> open(String... statements) throws SQLException {
        if (SERVER.isEmpty()) {
            return Optional.empty();
        }
        Connection connection = SERVER.get().getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS random CASCADE");
            statement.execute("CREATE SCHEMA random");
            statement.execute("SET search_path TO random");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return Optional.of(connection);
    }
}
