package io.keyway.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.error.KeywayException;
import io.keyway.sql.SqlText;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin work",
                "START TRANSACTION READ ONLY",
                "COMMIT",
                "COMMIT AND NO CHAIN",
                "ROLLBACK",
                "END",
                "ABORT",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
            })
    void transactions(String sql) {
        assertThat(Command.of(SqlText.of(sql))).isInstanceOf(Command.Transaction.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '@',
            delimiterString = " => ",
            value = {
                "USE ks => ks",
                "USE \"Ks\" => Ks",
                "use KS; => ks",
                "SET SCHEMA 'ks' => ks",
                "SET SCHEMA ks => ks",
                "SET search_path TO ks => ks",
                "SET SESSION search_path = 'ks' => ks",
            })
    void keyspaces(String sql, String schema) {
        assertThat(Command.of(SqlText.of(sql))).isEqualTo(new Command.Use(schema));
    }

    @ParameterizedTest
    @CsvSource({
        "DESCRIBE songs, , songs",
        "DESC TABLE Songs, , songs",
        "SHOW COLUMNS FROM ks.songs, ks, songs",
        "SHOW FIELDS IN songs, , songs",
        "DESCRIBE 'ks'.\"Songs\", ks, Songs",
    })
    void tables(String sql, String schema, String name) {
        Command.TableName table = ((Command.Columns) Command.of(SqlText.of(sql))).table();
        assertThat(table.schema()).isEqualTo(Optional.ofNullable(schema));
        assertThat(table.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TIME ZONE 'UTC'",
                "SET TIME ZONE UTC",
                "SET timezone = 'utc'",
                "SET TIMEZONE TO 'Etc/UTC'",
                "SET LOCAL TIME ZONE DEFAULT"
            })
    void theTimeZoneThereIs(String sql) {
        assertThat(Command.of(SqlText.of(sql))).isInstanceOf(Command.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '@',
            value = {
                "USE => USE takes a name",
                "USE a b => syntax error at \"b\"",
                "DESCRIBE => DESCRIBE takes a name",
                "SHOW COLUMNS songs => SHOW COLUMNS FROM takes the name of a table",
                "SHOW TABLES songs => SHOW TABLES takes nothing, or FROM with the name of a keyspace",
                "SHOW KEYSPACES x => syntax error at \"x\"",
                "SET TIME ZONE => SET TIME ZONE takes the name of a time zone",
                "SET TIME ZONE 'Asia/Tokyo' => the time zone is UTC, as Cassandra's own is; not Asia/Tokyo",
                "SET TIME ZONE 'UTC' x => syntax error at \"x\"",
            })
    void refusals(String sql, String message) {
        assertThatThrownBy(() -> Command.of(SqlText.of(sql)))
                .isInstanceOf(KeywayException.class)
                .hasMessage(message);
    }

    /** Words that begin a session's statement are names elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT use FROM show", "WITH begin AS (SELECT 1) SELECT * FROM begin", "VALUES (1)"})
    void queries(String sql) {
        assertThat(Command.of(SqlText.of(sql))).isInstanceOf(Command.Query.class);
    }
}
