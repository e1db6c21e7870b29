package io.keyway.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.model.ClusteringColumn;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.Model;
import io.keyway.model.ModelReader;
import io.keyway.model.QueryTable;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is created from a model, and how an effective table is compared with it. */
class SchemaTest {
    private final Model model = ModelReader.read(Path.of("..", "model.json"));
    private final LogicalTable library = model.tables().get(0);
    private final QueryTable bySongs = library.queryTables().get(2);

    @Test
    void writesDdl() {
        assertThat(SchemaDdl.createKeyspace(model).getQuery())
                .isEqualTo("CREATE KEYSPACE IF NOT EXISTS sparkify WITH replication="
                        + "{'class':'SimpleStrategy','replication_factor':'1'}");
        assertThat(SchemaDdl.createTable("sparkify", library, bySongs).getQuery())
                .isEqualTo("CREATE TABLE IF NOT EXISTS sparkify.music_library_by_songs (song text,"
                        + "userid int,sessionid int,iteminsession int,firstname text,"
                        + "lastname text,PRIMARY KEY(song,userid,sessionid,iteminsession))");
        QueryTable newestFirst = new QueryTable(
                "t",
                List.of("userid", "sessionid"),
                List.of(new ClusteringColumn("iteminsession", true), new ClusteringColumn("song", false)),
                List.of());
        assertThat(SchemaDdl.createTable("sparkify", library, newestFirst).getQuery())
                .endsWith("PRIMARY KEY((userid,sessionid),iteminsession,song))"
                        + " WITH CLUSTERING ORDER BY (iteminsession DESC,song ASC)");
    }

    /** Reserved words, capitals and quotes; the dimensions of a vector in ASCII digits whatever the language. */
    @Test
    void writesAnyNameAndType() {
        LogicalTable logical = new LogicalTable(
                "l",
                List.of(
                        new Column("select", DataTypes.INT, false, "select"),
                        new Column("A\"b", DataTypes.vectorOf(DataTypes.FLOAT, 3), true, "A\"b"),
                        new Column("c", DataTypes.listOf(DataTypes.TEXT, true), true, "c")),
                List.of("select"),
                Optional.empty(),
                List.of(),
                List.of());
        QueryTable table = new QueryTable("T", List.of("select"), List.of(), List.of("A\"b", "c"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(SchemaDdl.createTable("ks", logical, table).getQuery())
                    .isEqualTo("CREATE TABLE IF NOT EXISTS ks.\"T\" (\"select\" int PRIMARY KEY,"
                            + "\"A\"\"b\" vector<float, 3>,c frozen<list<text>>)");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aTableAsDeclaredMatches() {
        assertThat(TableMatch.problems(library, bySongs, Optional.of(effective())))
                .isEmpty();
    }

    @Test
    void aMissingTableIsSaid() {
        assertThat(TableMatch.problems(library, bySongs, Optional.empty()))
                .containsExactly("table music_library_by_songs does not exist");
    }

    @Test
    void everyDifferenceIsSaid() {
        CassandraTable other = new CassandraTable(
                "sparkify",
                "music_library_by_songs",
                false,
                List.of(
                        column("song", DataTypes.TEXT, CassandraColumn.Role.PARTITION_KEY),
                        column("userid", DataTypes.BIGINT, CassandraColumn.Role.PARTITION_KEY),
                        column("sessionid", DataTypes.INT, CassandraColumn.Role.CLUSTERING),
                        column("iteminsession", DataTypes.INT, CassandraColumn.Role.CLUSTERING),
                        column("firstname", DataTypes.TEXT, CassandraColumn.Role.STATIC)),
                List.of("song", "userid"),
                List.of(new ClusteringColumn("sessionid", true), new ClusteringColumn("iteminsession", false)),
                List.of(),
                "");
        assertThat(TableMatch.problems(library, bySongs, Optional.of(other)))
                .containsExactly(
                        "table music_library_by_songs has the partition key (song, userid), the model declares (song)",
                        "table music_library_by_songs has the clustering key (sessionid desc, iteminsession),"
                                + " the model declares (userid, sessionid, iteminsession)",
                        "column firstname of table music_library_by_songs is static, so its rows share one value",
                        "table music_library_by_songs has no column lastname",
                        "column userid of table music_library_by_songs is bigint, the model declares int");
    }

    /** As declared, with one column more. */
    private static CassandraTable effective() {
        List<CassandraColumn> columns = new ArrayList<>(List.of(
                column("song", DataTypes.TEXT, CassandraColumn.Role.PARTITION_KEY),
                column("userid", DataTypes.INT, CassandraColumn.Role.CLUSTERING),
                column("sessionid", DataTypes.INT, CassandraColumn.Role.CLUSTERING),
                column("iteminsession", DataTypes.INT, CassandraColumn.Role.CLUSTERING),
                column("firstname", DataTypes.TEXT, CassandraColumn.Role.REGULAR),
                column("lastname", DataTypes.TEXT, CassandraColumn.Role.REGULAR)));
        columns.add(column("comment", DataTypes.TEXT, CassandraColumn.Role.REGULAR));
        return new CassandraTable(
                "sparkify",
                "music_library_by_songs",
                false,
                columns,
                List.of("song"),
                List.of(
                        new ClusteringColumn("userid", false),
                        new ClusteringColumn("sessionid", false),
                        new ClusteringColumn("iteminsession", false)),
                List.of(),
                "");
    }

    private static CassandraColumn column(String name, DataType type, CassandraColumn.Role role) {
        return new CassandraColumn(name, type, role);
    }
}
