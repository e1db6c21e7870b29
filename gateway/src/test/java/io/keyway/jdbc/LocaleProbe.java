package io.keyway.jdbc;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterOptions;
import io.keyway.cassandra.ClusterSession;
import io.keyway.cassandra.HostAndPort;
import io.keyway.loader.LoadOptions;
import io.keyway.loader.Loader;
import io.keyway.model.ModelReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Loads a model with a vector, and prints what depends on the JVM's language in programs that forget it. */
final class LocaleProbe {
    private LocaleProbe() {}

    /** Host, port, keyspace, model file, folder of data. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        HostAndPort node = new HostAndPort(args[0], Integer.parseInt(args[1]));
        try (CqlSession session = ClusterSession.open(ClusterOptions.of(List.of(node)))) {
            Loader.load(
                    session,
                    ModelReader.read(Path.of(args[3])).inKeyspace(args[2]),
                    List.of(Path.of(args[4])),
                    LoadOptions.DEFAULT);
        }
        String url = "jdbc:keyway://" + args[0] + ":" + args[1] + "/" + args[2] + "?fullScan=allow";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            print(out, statement.executeQuery("SELECT INTERVAL '1' DAY, INTERVAL '25:01' HOUR TO MINUTE"));
            print(
                    out,
                    statement.executeQuery(
                            "SELECT id, vec, CAST(at AS VARCHAR), at, day, 'I' || UPPER('title') FROM ev"));
            print(out, statement.executeQuery("EXPLAIN ANALYZE SELECT id FROM ev WHERE at + INTERVAL '1' DAY > at"));
            print(out, connection.getMetaData().getColumns(null, args[2], "ev", "%"));
        }
    }

    private static void print(PrintStream out, ResultSet rows) throws SQLException {
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                line.append(rows.getString(i)).append('\t');
            }
            out.println(line);
        }
    }
}
