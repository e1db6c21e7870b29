package io.keyway.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** Reads a whole result page by page and prints how many rows and characters it had. */
final class LargeResult {
    private LargeResult() {}

    /** Takes a URL and a query. */
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(500);
            long rows = 0;
            long characters = 0;
            try (ResultSet result = statement.executeQuery(arguments[1])) {
                while (result.next()) {
                    rows++;
                    characters += result.getString(1).length();
                }
            }
            System.out.println(rows + " rows, " + characters + " characters");
        }
    }
}
