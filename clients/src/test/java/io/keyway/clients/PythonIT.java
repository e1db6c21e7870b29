package io.keyway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Programs that reach the driver from Python, where they are installed. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonIT {
    private static final Path PROGRAMS = Path.of("src", "main", "python");

    /** That of the path, and that for which the system's own packages are. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private final TestKeyspace keyspace;
    private final String url;

    PythonIT(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        this.url = MusicLibrary.load(keyspace);
        String table = keyspace.name() + ".every_type";
        keyspace.execute(
                "CREATE TABLE " + table + " (id uuid PRIMARY KEY, c_bigint bigint, c_blob blob, c_boolean boolean,"
                        + " c_date date, c_decimal decimal, c_double double, c_duration duration, c_float float,"
                        + " c_inet inet, c_int int, c_list list<int>, c_map map<text, int>, c_null text,"
                        + " c_smallint smallint, c_text text, c_time time, c_timestamp timestamp, c_tinyint tinyint,"
                        + " c_tuple tuple<int, text>, c_varint varint, c_vector vector<float, 2>)",
                "INSERT INTO " + table + " (id, c_bigint, c_blob, c_boolean, c_date, c_decimal, c_double, c_duration,"
                        + " c_float, c_inet, c_int, c_list, c_map, c_smallint, c_text, c_time, c_timestamp, c_tinyint,"
                        + " c_tuple, c_varint, c_vector) VALUES (123e4567-e89b-12d3-a456-426614174000, 4, 0xcafe, true,"
                        + " '2018-11-01', 1.230, 2.5, 1mo2d3h, 1.5, '127.0.0.1', 3, [1, 2], {'k': 7}, 2, '日本',"
                        + " '10:11:12', '2018-11-01T21:08:16.796Z', 1, (1, 'z'), 123456789012345678901234567890,"
                        + " [1, 2])");
    }

    /** The first Python that runs this to its end, if one does. */
    private static Optional<String> python(String program) throws IOException, InterruptedException {
        for (String python : PYTHONS) {
            if (ends(python, "-c", program)) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    private static boolean ends(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> run(String python, String program) throws Exception {
        return Program.lines(
                new Program(List.of(python, PROGRAMS.resolve(program).toString()), "", 0)
                        .and(Program.driver().toRealPath(), url)
                        .run());
    }

    @Test
    @DisplayName("JPype: Python's DB-API with parameters, every type, an error, rows 9, 10, 31, 47")
    void jpype() throws Exception {
        Optional<String> python = python("import jpype");
        assumeTrue(python.isPresent(), "no python3 has JPype; apt-get install python3-jpype, or pip install JPype1");
        assertThat(run(python.orElseThrow(), "jpype_client.py"))
                .contains(
                        "Java " + System.getProperty("java.specification.version"),
                        "1 | Don't Fetch That Typewriter | 255.0168",
                        "2 | The Fountain Of Clayhithe | 181.18254",
                        "3 | Bashful Bicycle | 233.30145",
                        "4 | Music Matters (Mark Knight Dub) | 495.3073",
                        "id str 123e4567-e89b-12d3-a456-426614174000",
                        "c_bigint JLong 4",
                        "c_blob bytes b'\\xca\\xfe'",
                        "c_boolean bool True",
                        "c_date date 2018-11-01",
                        "c_decimal Decimal 1.230",
                        "c_double JDouble 2.5",
                        "c_duration str 1mo2d3h",
                        "c_float JFloat 1.5",
                        "c_inet str 127.0.0.1",
                        "c_int JInt 3",
                        "c_list str [1,2]",
                        "c_map str {\"k\":7}",
                        "c_null NoneType None",
                        "c_smallint JShort 2",
                        "c_text str 日本",
                        "c_time time 10:11:12",
                        "c_timestamp datetime 2018-11-01 21:08:16.796000",
                        "c_tinyint JShort 1",
                        "c_tuple str {\"f1\":1,\"f2\":\"z\"}",
                        "c_varint Decimal 123456789012345678901234567890",
                        "c_vector str [1.0,2.0]",
                        "error 42703 column \"nothing\" does not exist (line 1, column 8)");
    }

    @Test
    @DisplayName(
            "LibreOffice Base without its windows: tables, keys, a grid, an edit, a query, rows 13, 24, 28, 36, 41")
    void libreOffice() throws Exception {
        Optional<String> python = python("import uno");
        assumeTrue(
                python.isPresent() && ends("soffice", "--version"),
                "no LibreOffice; apt-get install libreoffice-base libreoffice-java-common python3-uno");
        String name = keyspace.name();
        assertThat(run(python.orElseThrow(), "libreoffice_client.py"))
                .contains(
                        "tables %1$s.every_type %1$s.music_library %1$s.music_library_by_sessions %1$s.music_library_by_songs %1$s.music_library_by_users_and_sessions"
                                .formatted(name),
                        "key of " + name + ".music_library iteminsession sessionid",
                        "key of " + name + ".music_library_by_songs iteminsession sessionid song userid",
                        "read 50 and went back to 49",
                        "edit 25006",
                        "1 Bashful Bicycle",
                        "2 Don't Fetch That Typewriter",
                        "3 Music Matters (Mark Knight Dub)",
                        "4 The Fountain Of Clayhithe",
                        "with parameters Music Matters (Mark Knight Dub)")
                .anyMatch(line ->
                        line.startsWith("error 42703 1005 column \"nothing\" does not exist (line 1, column 8)"));
    }
}
