package io.keyway.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.model.ClusteringColumn;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTypesTest {
    private static final List<DataType> TYPES = List.of(
            DataTypes.BOOLEAN,
            DataTypes.TINYINT,
            DataTypes.SMALLINT,
            DataTypes.INT,
            DataTypes.BIGINT,
            DataTypes.VARINT,
            DataTypes.DECIMAL,
            DataTypes.FLOAT,
            DataTypes.DOUBLE,
            DataTypes.ASCII,
            DataTypes.TEXT,
            DataTypes.BLOB,
            DataTypes.UUID,
            DataTypes.TIMEUUID,
            DataTypes.INET,
            DataTypes.TIMESTAMP,
            DataTypes.DATE,
            DataTypes.TIME,
            DataTypes.DURATION);

    /** Values as partition key and as clustering key, an index's values, ranges and order of clustering, an index's ranges. */
    @ParameterizedTest
    @CsvSource({
        "boolean, partition clustering index range order",
        "tinyint, partition clustering index range order indexRange",
        "smallint, partition clustering index range order indexRange",
        "int, partition clustering index range order indexRange",
        "bigint, partition clustering index range order indexRange",
        "varint, partition clustering index range order indexRange",
        "decimal, clustering range order",
        "float, partition clustering range",
        "double, partition clustering range",
        "ascii, partition clustering index order",
        "text, partition clustering index range order",
        "blob, partition clustering index range order",
        "uuid, partition clustering index",
        "timeuuid, partition clustering index",
        "inet, partition clustering index",
        "timestamp, partition clustering index range order indexRange",
        "date, partition clustering index range order indexRange",
        "time, partition clustering index range order indexRange",
        "duration, ",
    })
    void whatMayBeAskedOfEachType(String name, String expected) {
        DataType type = TYPES.stream()
                .filter(candidate -> candidate.asCql(false, false).equals(name))
                .findFirst()
                .orElseThrow();
        CassandraTable table = new CassandraTable(
                "ks",
                "t",
                false,
                List.of(
                        new CassandraColumn("p", type, Role.PARTITION_KEY),
                        new CassandraColumn("c", type, Role.CLUSTERING)),
                List.of("p"),
                List.of(new ClusteringColumn("c", false)),
                List.of(),
                "");
        List<String> found = new ArrayList<>();
        note(found, "partition", KeyTypes.supportsPoints(table, "p"));
        note(found, "clustering", KeyTypes.supportsPoints(table, "c"));
        note(found, "index", KeyTypes.isExact(type));
        note(found, "range", KeyTypes.supportsRange(type));
        note(found, "order", KeyTypes.supportsOrder(type));
        note(found, "indexRange", KeyTypes.supportsIndexRange(type));
        assertThat(found)
                .containsExactlyElementsOf(Stream.ofNullable(expected)
                        .flatMap(words -> Stream.of(words.split(" ")))
                        .toList());
    }

    private static void note(List<String> found, String what, boolean holds) {
        if (holds) {
            found.add(what);
        }
    }
}
