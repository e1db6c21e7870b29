package io.keyway.clients;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import org.apache.commons.dbcp2.BasicDataSource;

/** DBCP2: connections without auto-commit, tested whenever they are lent, with a pool of prepared statements. */
final class Dbcp {
    private Dbcp() {}

    /** Takes a URL. */
    public static void main(String[] arguments) throws Exception {
        try (BasicDataSource pool = new BasicDataSource()) {
            pool.setUrl(arguments[0]);
            pool.setMaxTotal(2);
            pool.setDefaultAutoCommit(false);
            pool.setDefaultReadOnly(true);
            pool.setTestOnBorrow(true);
            pool.setTestOnReturn(true);
            pool.setValidationQueryTimeout(Duration.ofSeconds(5));
            pool.setPoolPreparedStatements(true);
            for (int item = 0; item < 5; item++) {
                try (Connection connection = pool.getConnection();
                        PreparedStatement query = connection.prepareStatement(
                                "SELECT song FROM music_library WHERE sessionid = ? AND iteminsession = ?")) {
                    query.setInt(1, 338);
                    query.setInt(2, item);
                    try (ResultSet songs = query.executeQuery()) {
                        while (songs.next()) {
                            System.out.println(item + " " + songs.getString(1));
                        }
                    }
                }
            }
            System.out.println(pool.getNumIdle() + " idle, " + pool.getNumActive() + " active");
        }
    }
}
