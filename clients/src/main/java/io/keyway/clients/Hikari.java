package io.keyway.clients;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** HikariCP: a small pool, more borrowers than connections, and connections whose state the borrowers change. */
final class Hikari {
    private static final int BORROWERS = 20;

    private Hikari() {}

    /** Takes a URL. */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(4);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_NONE");
        config.setConnectionInitSql("SELECT 1");
        ExecutorService borrowers = Executors.newFixedThreadPool(BORROWERS);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < BORROWERS; i++) {
                answers.add(borrowers.submit(() -> songs(pool)));
            }
            int rows = 0;
            for (Future<Integer> answer : answers) {
                rows += answer.get();
            }
            System.out.println(
                    rows + " rows over " + pool.getHikariPoolMXBean().getTotalConnections() + " connections");
            System.out.println(pool.getHikariPoolMXBean().getActiveConnections() + " still borrowed");
            failedQueryKeepsTheConnection(pool);
        } finally {
            borrowers.shutdown();
        }
    }

    private static int songs(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT song FROM music_library WHERE sessionid = ?")) {
            connection.setReadOnly(false);
            query.setInt(1, 338);
            int rows = 0;
            try (ResultSet songs = query.executeQuery()) {
                while (songs.next()) {
                    rows++;
                }
            }
            connection.commit();
            return rows;
        }
    }

    private static void failedQueryKeepsTheConnection(HikariDataSource pool) throws SQLException {
        int before = pool.getHikariPoolMXBean().getTotalConnections();
        try (Connection connection = pool.getConnection()) {
            connection.prepareStatement("SELECT nothing FROM nowhere").close();
        } catch (SQLException e) {
            int lost = before - pool.getHikariPoolMXBean().getTotalConnections();
            System.out.println("failed with " + e.getSQLState() + ", connections thrown away: " + lost);
        }
    }
}
