package io.keyway.loader;

import static io.keyway.loader.Fixture.QUERY_TABLES;
import static io.keyway.loader.Fixture.count;
import static io.keyway.loader.Fixture.dump;
import static io.keyway.loader.Fixture.file;
import static io.keyway.loader.Fixture.play;
import static io.keyway.loader.Fixture.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.cassandra.ModelStore;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.loader.report.FileReport;
import io.keyway.loader.report.LoadReport;
import io.keyway.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads through the library, against a real Cassandra. */
@WithCassandra
class LoaderTest {
    private final TestKeyspace keyspace;
    private final CqlSession session;
    private final Model model;

    @TempDir
    private Path folder = Path.of("");

    LoaderTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        this.session = Fixture.session(keyspace);
        this.model = Fixture.model(keyspace);
    }

    @AfterEach
    void dropTables() {
        session.close();
        QUERY_TABLES.forEach(this::drop);
    }

    @Test
    void everyRecordIsCountedAndStandsInEveryTable() throws IOException {
        file(folder, "b.csv", play(1, 0, 8, "Jóga"), visit(1, 1), play(1, 2, 8, "Jóga"));
        file(folder, "a/c.csv", play(2, 0, 9, "Hunter "), play(2, 1, 9, "Hunter "), visit(2, 2));
        LoadReport report = load(LoadOptions.DEFAULT);
        assertThat(report.files())
                .containsExactly(
                        new FileReport(folder.resolve("a/c.csv").toString(), false, 3, 2, 1, 0),
                        new FileReport(folder.resolve("b.csv").toString(), false, 3, 2, 1, 0));
        assertThat(report.tables()).extracting(LoadReport.TableReport::rows).containsExactly(4L, 4L, 4L);
        for (String table : QUERY_TABLES) {
            assertThat(count(session, keyspace, table)).isEqualTo(4);
        }
    }

    @Test
    void valuesAreExact() throws IOException {
        String song = " A Letra \"A\" Bj\u00c3\u0083\u0080rk ";
        file(folder, "a.csv", play(1, 0, 8, song));
        load(LoadOptions.DEFAULT);
        Row row = Objects.requireNonNull(
                session.execute("SELECT song, length FROM " + keyspace.name() + ".music_library_by_sessions")
                        .one());
        assertThat(row.getString("song")).isEqualTo(song);
        assertThat(row.getDouble("length")).isEqualTo(218.93179);
    }

    @Test
    void loadingAgainLeavesTheSameRows() throws IOException {
        file(folder, "a.csv", play(1, 0, 8, "Jóga"), play(1, 1, 8, "Hunter"));
        load(LoadOptions.DEFAULT);
        List<List<String>> first = QUERY_TABLES.stream()
                .map(table -> dump(session, keyspace, table))
                .toList();
        assertThat(load(LoadOptions.DEFAULT).loaded()).isEqualTo(2);
        assertThat(QUERY_TABLES.stream()
                        .map(table -> dump(session, keyspace, table))
                        .toList())
                .isEqualTo(first);
    }

    @Test
    void theLaterOfTwoRecordsWithOneKeyWins() throws IOException {
        String[] lines = new String[200];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = play(1, 0, 8, "Song " + i);
        }
        file(folder, "a.csv", lines);
        load(LoadOptions.DEFAULT);
        assertThat(dump(session, keyspace, "music_library_by_sessions"))
                .singleElement()
                .asString()
                .contains("'Song 199'");
    }

    @Test
    void theModelIsStored() throws IOException {
        assertThat(ModelStore.load(session, keyspace.name() + "x")).isEmpty();
        file(folder, "a.csv", play(1, 0, 8, "Jóga"));
        load(LoadOptions.DEFAULT);
        assertThat(ModelStore.load(session, keyspace.name())).contains(model);
    }

    @Test
    void whatIsLoadedIsSkipped() throws IOException {
        Path file = file(folder, "a.csv", play(1, 0, 8, "Jóga"));
        file(folder, "b.csv", play(1, 1, 8, "Jóga"));
        LoadOptions skipping = LoadOptions.DEFAULT.skippingLoaded();
        assertThat(load(skipping).skippedFiles()).isZero();
        assertThat(load(skipping).skippedFiles()).isEqualTo(2);
        Files.writeString(file, play(1, 2, 8, "Jóga"), StandardOpenOption.APPEND);
        LoadReport changed = load(skipping);
        assertThat(changed.skippedFiles()).isEqualTo(1);
        assertThat(changed.loaded()).isEqualTo(2);
        drop("music_library_by_songs");
        assertThat(load(skipping).loaded()).isEqualTo(3);
    }

    @Test
    void rejectedRecordsCanBePutRightAndLoaded() throws IOException {
        String broken = play(1, 1, 8, "Hunter").replace(",8\r\n", ",eight\r\n");
        file(folder, "in/a.csv", play(1, 0, 8, "Jóga"), broken, play(1, 2, 8, "\"Bachelorette\""));
        Path rejects = folder.resolve("rejects");
        LoadReport report =
                Loader.load(session, model, List.of(folder.resolve("in")), LoadOptions.DEFAULT.withRejects(rejects));
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.loaded()).isEqualTo(2);
        Path kept = rejects.resolve("in/a.csv");
        assertThat(kept).hasContent(Fixture.HEADER + broken);
        assertThat(rejects.resolve("reasons.txt"))
                .hasContent(folder.resolve("in/a.csv") + ":3: userid: \"eight\": not a number");
        Files.writeString(kept, Files.readString(kept).replace("eight", "8"));
        assertThat(Loader.load(session, model, List.of(rejects), LoadOptions.DEFAULT)
                        .loaded())
                .isEqualTo(1);
        assertThat(count(session, keyspace, "music_library_by_songs")).isEqualTo(3);
        assertThatThrownBy(() -> load(LoadOptions.DEFAULT.withRejects(rejects))).hasMessageContaining("is not empty");
    }

    @Test
    void rejectsOfFilesWithOneNameStayApart() throws IOException {
        String first = play(1, 0, 8, "");
        String second = play(2, 0, 8, "");
        file(folder, "x/in/a.csv", first);
        file(folder, "y/in/a.csv", second);
        Path rejects = folder.resolve("rejects");
        Loader.load(
                session,
                model,
                List.of(folder.resolve("x/in"), folder.resolve("y/in")),
                LoadOptions.DEFAULT.withRejects(rejects));
        assertThat(rejects.resolve("in/a.csv")).hasContent(Fixture.HEADER + first);
        assertThat(rejects.resolve("2/in/a.csv")).hasContent(Fixture.HEADER + second);
    }

    @Test
    void aTableThatDiffersIsRefusedBeforeAnythingIsWritten() throws IOException {
        file(folder, "a.csv", play(1, 0, 8, "Jóga"));
        keyspace.execute("CREATE TABLE " + keyspace.name()
                + ".music_library_by_songs (song text, userid int, firstname int, PRIMARY KEY ((song, userid)))");
        assertThatThrownBy(() -> load(LoadOptions.DEFAULT))
                .hasMessage("the model does not fit keyspace " + keyspace.name() + "; nothing was written:\n"
                        + "  table music_library_by_songs has the partition key (song, userid),"
                        + " the model declares (song)\n"
                        + "  table music_library_by_songs has the clustering key (),"
                        + " the model declares (userid, sessionid, iteminsession)\n"
                        + "  column firstname of table music_library_by_songs is int, the model declares text\n"
                        + "  table music_library_by_songs has no column iteminsession\n"
                        + "  table music_library_by_songs has no column lastname\n"
                        + "  table music_library_by_songs has no column sessionid");
        assertThat(session.refreshSchema()
                        .getKeyspace(keyspace.name())
                        .orElseThrow()
                        .getTable("music_library_by_sessions"))
                .isEmpty();
    }

    /** Not through the driver, which would read the schema again a second later. */
    private void drop(String table) {
        keyspace.execute("DROP TABLE IF EXISTS " + keyspace.name() + "." + table);
    }

    private LoadReport load(LoadOptions options) {
        return Loader.load(session, model, List.of(folder), options);
    }
}
