package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A keyspace with as many tables as a large company's. */
class ManyTablesTest {
    private static final int TABLES = 500;

    @Test
    @EnabledIfSystemProperty(
            named = "keyway.long",
            matches = "true",
            disabledReason = "500 tables take a minute to make")
    @Timeout(300)
    @DisplayName("rows 24-29: metadata of a keyspace with 500 tables answers in under a second")
    void metadata() throws SQLException {
        try (DevNode node = DevNode.start(NodeOptions.forTests().withHeapMegabytes(1_024))) {
            node.execute("CREATE KEYSPACE big WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            for (int i = 0; i < TABLES; i++) {
                node.execute("CREATE TABLE big.t" + i + " (a int, b int, c text, d text, e double, f uuid,"
                        + " g timestamp, h date, i blob, j boolean, PRIMARY KEY ((a, b), c))");
            }
            String url = "jdbc:keyway://" + node.host() + ":" + node.port() + "/big";
            try (Connection connection = DriverManager.getConnection(url)) {
                DatabaseMetaData meta = connection.getMetaData();
                long start = System.nanoTime();
                assertThat(count(meta.getTables(null, "big", "%", null))).isEqualTo(TABLES);
                assertThat(count(meta.getColumns(null, "big", "%", "%"))).isEqualTo(TABLES * 10);
                assertThat(count(meta.getPrimaryKeys(null, "big", "%"))).isEqualTo(TABLES * 3);
                assertThat(count(meta.getIndexInfo(null, "big", "%", false, true)))
                        .isZero();
                assertThat(count(meta.getColumns(null, "big", "t77", "%"))).isEqualTo(10);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        try (rows) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }
}
