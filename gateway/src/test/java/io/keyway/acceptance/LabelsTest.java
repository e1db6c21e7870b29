package io.keyway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the columns of a result are called. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelsTest {
    private final Connection connection;

    LabelsTest(TestKeyspace keyspace) throws SQLException {
        connection = Events.load(keyspace, Events.SYNTHETIC.resolve("2018-11-01-events.csv"))
                .connect();
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count(*), max(length) | count, max",
                "count(*) AS plays, level | plays, level",
                "1, 'x', length * 2 | ?column?, ?column?, ?column?",
                "CAST(length AS INTEGER), upper(song) | length, upper",
                "row_number() OVER (ORDER BY song) | row_number",
                "song, \"artist\" AS \"The Artist\" | song, The Artist",
            })
    void areThoseThatAPersonExpects(String items, String labels) throws SQLException {
        String group = items.contains("level") ? " GROUP BY level" : "";
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + items + " FROM music_library" + group)) {
            List<String> found = new ArrayList<>();
            for (int i = 1; i <= statement.getMetaData().getColumnCount(); i++) {
                found.add(statement.getMetaData().getColumnLabel(i));
            }
            assertThat(String.join(", ", found)).isEqualTo(labels);
        }
    }
}
