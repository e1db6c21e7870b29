package io.keyway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program runs to its end and prints what is in the database. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramsIT {
    /** What Spark's own start script opens. */
    private static final List<String> SPARK_PACKAGES = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private static final int SQLLINE_MET_AN_ERROR = 2;

    private final TestKeyspace keyspace;
    private final String url;

    ProgramsIT(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        this.url = MusicLibrary.load(keyspace);
    }

    @Test
    @DisplayName("HikariCP: 20 borrowers of 4 connections, rows 9, 10, 13-16")
    void hikari() throws Exception {
        assertThat(Program.lines(Program.of("io.keyway.clients.Hikari", url).run()))
                .contains(
                        "80 rows over 4 connections",
                        "0 still borrowed",
                        "failed with 42P01, connections thrown away: 0")
                .noneMatch(line -> line.contains("WARN") || line.contains("Exception"));
    }

    @Test
    @DisplayName("DBCP2: validation, pooled statements, no auto-commit, rows 9, 10, 15")
    void dbcp() throws Exception {
        assertThat(Program.lines(Program.of("io.keyway.clients.Dbcp", url).run()))
                .containsExactly(
                        "1 Don't Fetch That Typewriter",
                        "2 The Fountain Of Clayhithe",
                        "3 Bashful Bicycle",
                        "4 Music Matters (Mark Knight Dub)",
                        "1 idle, 0 active");
    }

    @Test
    @DisplayName("Spring's JdbcTemplate: values, named parameters, exceptions by SQLSTATE, rows 44, 50")
    void spring() throws Exception {
        assertThat(Program.lines(Program.of("io.keyway.clients.Spring", url).run()))
                .containsExactly(
                        "4 songs, the last is Music Matters (Mark Knight Dub)",
                        "{artist=Faithless, length=495.3073}",
                        "2 users",
                        "3 rows of many",
                        "BadSqlGrammarException",
                        "BadSqlGrammarException",
                        "DataIntegrityViolationException",
                        "UncategorizedSQLException",
                        "DataAccessResourceFailureException");
    }

    @Test
    @DisplayName("jOOQ: code generation from the metadata, and a query of its own, rows 23-30")
    void jooq(@TempDir Path folder) throws Exception {
        assertThat(Program.lines(Program.of("io.keyway.clients.Jooq", url, keyspace.name(), folder)
                        .run()))
                .contains(
                        "MusicLibrary.java",
                        "MusicLibraryBySessionsRecord.java",
                        "Keys.java",
                        "Don't Fetch That Typewriter",
                        "The Fountain Of Clayhithe");
        try (var files = Files.walk(folder)) {
            Path table = files.filter(file -> file.endsWith("MusicLibrary.java"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(table))
                    .contains("SQLDataType.DOUBLE")
                    .contains("SQLDataType.INTEGER.nullable(false)");
        }
    }

    @Test
    @DisplayName("Hibernate: an entity by its composite key, HQL with order and limit, a count")
    void hibernate() throws Exception {
        assertThat(Program.lines(Program.of("io.keyway.clients.Hibernate", url).run()))
                .contains(
                        "Faithless: Music Matters (Mark Knight Dub), 495.3073",
                        "1 Don't Fetch That Typewriter",
                        "2 The Fountain Of Clayhithe",
                        "8")
                .noneMatch(line -> line.contains("ERROR"));
    }

    @Test
    @DisplayName("SQLLine: its own commands, a query, EXPLAIN, errors, rows 2, 12, 34, 45")
    void sqlline(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("script.sql"), """
                !set maxWidth 200
                !tables
                !primarykeys music_library_by_users_and_sessions
                !dbinfo
                !set outputformat csv
                select song, length from music_library where sessionid = 338 and iteminsession = 4;
                explain select song from music_library where sessionid = 338;
                !autocommit off
                !commit
                !rollback
                select 1/0;
                select 'still here' as state;
                """);
        String output = Program.of(
                        "sqlline.SqlLine", "-u", url, "-n", "", "-p", "", "--force=true", "-f", script.toString())
                .reading("!quit\n")
                .endingWith(SQLLINE_MET_AN_ERROR)
                .run();
        assertThat(output)
                .contains("music_library_by_songs")
                .contains("music_library_by_users_and_sessions_pkey")
                .containsPattern("getDatabaseProductName +Apache Cassandra")
                .contains("'Music Matters (Mark Knight Dub)','495.3073'")
                .contains("music_library_by_sessions WHERE sessionid=?")
                .contains("(state=22012,code=1015)")
                .contains("'still here'");
    }

    @ParameterizedTest(name = "SchemaCrawler {0} prints \"{1}\", rows 20-33, 48, 53")
    @CsvSource(delimiter = '|', textBlock = """
            schema  | music_library_by_users_and_sessions_pkey
            details | VARBINARY                                                    [data type]
            count   | 6,615 rows
            dump    | Music Matters (Mark Knight Dub)
            lint    | should have remarks
            """)
    void schemaCrawler(String command, String expected) throws Exception {
        assertThat(Program.of(
                                "schemacrawler.Main",
                                "--url=" + url,
                                "--user=",
                                "--password=",
                                "--info-level=maximum",
                                "--schemas=" + keyspace.name(),
                                "--command=" + command)
                        .run())
                .contains(expected)
                .doesNotContain("Exception")
                .doesNotContain("Error:");
    }

    /** Its analysis without the HTML pages, whose diagrams want Graphviz. */
    @Test
    @DisplayName("SchemaSpy: tables, columns, keys and row counts of the keyspace")
    void schemaSpy(@TempDir Path folder) throws Exception {
        Path type = Files.writeString(folder.resolve("keyway.properties"), """
                description=Keyway
                connectionSpec=jdbc:keyway://<host>:<port>/<db>
                host=a node
                port=its port
                db=the keyspace
                driver=io.keyway.jdbc.KeywayDriver
                """);
        String output = Program.java("-jar", Path.of("target", "schemaspy.jar").toString())
                .and("-t", type, "-dp", Program.driver(), "-host", keyspace.host(), "-port", keyspace.port())
                .and("-db", keyspace.name(), "-cat", "%", "-s", keyspace.name(), "-u", "anyone")
                .and("-nohtml", "-o", folder)
                .run();
        assertThat(output).doesNotContain("Exception").doesNotContain("ERROR");
        assertThat(folder.resolve(keyspace.name() + "." + keyspace.name() + ".xml"))
                .content()
                .contains("name=\"music_library_by_songs\" numRows=\"6615\"")
                .contains("<primaryKey column=\"iteminsession\" sequenceNumberInPK=\"2\"/>");
    }

    @Test
    @DisplayName("H2's Shell: a query, a list, an error")
    void h2Shell() throws Exception {
        assertThat(Program.of("org.h2.tools.Shell", "-url", url, "-user", "", "-password", "")
                        .reading("""
                                select song from music_library where sessionid = 338;
                                select nothing from nowhere;
                                select count(*) from music_library where sessionid = 338;
                                quit
                                """)
                        .run())
                .contains("Music Matters (Mark Knight Dub)")
                .contains("table \"nowhere\" does not exist (line 1, column 21)")
                .contains("(4 rows, ")
                .contains("(1 row, ");
    }

    @Test
    @DisplayName("DBeaver's sequence of calls, rows 1, 4, 5, 21-34, 37, 40-43")
    void dbeaver() throws Exception {
        String columns = "artist, firstname, gender, iteminsession, lastname, length, level, location, sessionid, song,"
                + " userid";
        assertThat(Program.lines(
                        Program.withoutDriver("io.keyway.clients.DBeaver", url, keyspace.name(), Program.driver())
                                .run()))
                .containsExactly(
                        "properties: true",
                        "active: null true",
                        "folders: catalog, keyspace",
                        "quote: \", lower case: true, mixed when quoted: true",
                        "writes: batches false, transactions false",
                        "types: [TINYINT, BIGINT, VARBINARY, DECIMAL, INTEGER, SMALLINT, REAL, DOUBLE, VARCHAR, BOOLEAN,"
                                + " DATE, TIME, TIMESTAMP]",
                        "catalogs: []",
                        "has keyspace: true",
                        "tables: [music_library, music_library_by_sessions, music_library_by_songs,"
                                + " music_library_by_users_and_sessions]",
                        "columns: [" + columns + "]",
                        "all columns: 32",
                        "key: [iteminsession, sessionid]",
                        "all keys: 11",
                        "indexes: 0",
                        "references: 000",
                        "code: 00",
                        "page 1: true 200, warned true",
                        "page 2: true 400, warned true",
                        "rows: [6615]",
                        "rows of a query: [4]",
                        "edit: 25006",
                        "query: [Music Matters (Mark Knight Dub)]",
                        "plan names the table: true",
                        "set: 0 false -1",
                        "cancelled: 57014",
                        "error: 42P01 table \"music_libary\" does not exist (line 1, column 15);"
                                + " did you mean \"music_library\"?",
                        "ping: true");
    }

    @Test
    @EnabledIfSystemProperty(named = "keyway.spark", matches = ".+")
    @DisplayName("Spark: a table with a predicate that reaches the driver; in the profile spark")
    void spark() throws Exception {
        String classPath =
                Files.readString(Path.of(System.getProperty("keyway.spark"))).strip();
        String output = Program.java("-cp", classPath + File.pathSeparator + Program.driver())
                .and(SPARK_PACKAGES.stream()
                        .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
                        .toArray())
                .and("src/main/spark/ReadWithSpark.java", url)
                .run();
        assertThat(output)
                .contains("[4,Music Matters (Mark Knight Dub),495.3073]")
                .contains("count 8")
                .contains("EqualTo(sessionid,338)");
    }
}
