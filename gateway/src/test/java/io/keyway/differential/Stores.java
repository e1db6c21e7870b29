package io.keyway.differential;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.keyway.differential.Dataset.Stored;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts a dataset into Cassandra, and into a database in memory. */
final class Stores {
    private static final String H2 =
            "jdbc:h2:mem:;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TIME ZONE=UTC";

    private Stores() {}

    /** Fills the query tables. */
    static void fill(CqlSession session, Dataset dataset) {
        List<CompletionStage<AsyncResultSet>> writes = new ArrayList<>();
        for (Stored table : dataset.queryTables()) {
            PreparedStatement insert = session.prepare(table.insert(dataset.keyspace() + "."));
            table.rows().forEach(row -> writes.add(session.executeAsync(insert.bind(row.toArray()))));
        }
        writes.forEach(write -> write.toCompletableFuture().join());
    }

    /** A database of its own for a dataset. */
    static Connection h2(Dataset dataset) throws SQLException {
        Connection connection = DriverManager.getConnection(H2);
        fill(connection, dataset);
        return connection;
    }

    /** Logical and query tables as plain tables. */
    static void fill(Connection connection, Dataset dataset) throws SQLException {
        List<Stored> tables = new ArrayList<>(dataset.logicalTables());
        tables.addAll(dataset.queryTables());
        for (Stored table : tables) {
            create(connection, table);
        }
    }

    private static void create(Connection connection, Stored table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(table.create());
        }
        try (var insert = connection.prepareStatement(table.insert(""))) {
            for (List<@Nullable Object> row : table.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, plainValue(row.get(i)));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A value as other databases take it: their timestamps have no zone. */
    static @Nullable Object plainValue(@Nullable Object value) {
        return value instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
    }
}
