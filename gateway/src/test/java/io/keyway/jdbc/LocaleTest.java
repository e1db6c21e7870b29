package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of the JVM changes nothing: no digit, no point, no letter. */
@WithCassandra
@Timeout(180)
class LocaleTest {
    private static final String MODEL = """
            {"version": "1.0", "defaultSchema": "ks", "schemas": [{"name": "ks", "type": "custom",
              "factory": "io.keyway.calcite.KeywaySchemaFactory", "operand": {"keyspace": "ks",
              "tables": [{"name": "ev", "columns": [
                {"name": "id", "type": "int", "nullable": false}, {"name": "vec", "type": "vector<float, 2>"},
                {"name": "at", "type": "timestamp"}, {"name": "day", "type": "date"}],
                "key": ["id"],
                "queryTables": [{"name": "ev_by_id", "partitionKey": ["id"], "columns": ["vec", "at", "day"]}]}]}}]}
            """;

    private final TestKeyspace keyspace;

    LocaleTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
    }

    @ParameterizedTest
    @CsvSource({"ar, EG", "fa, IR", "tr, TR", "de, DE"})
    void answersAreTheSameInEveryLanguage(String language, String country, @TempDir Path folder) throws Exception {
        Path model = Files.writeString(folder.resolve("model.json"), MODEL);
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("a.csv"), """
                id,vec,at,day
                1234,"[0.5, 1]",2020-01-01 00:00:00.001,2020-02-29
                """);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LocaleProbe.class.getName(),
                keyspace.host(),
                String.valueOf(keyspace.port()),
                keyspace.name(),
                model.toString(),
                data.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(output).isTrue();
            assertThat(output)
                    .contains("1 00:00:00.000\t1 01:01:00.000\t")
                    .contains("1234\t[0.5,1.0]\t2020-01-01 00:00:00.001\t2020-01-01 00:00:00.001\t2020-02-29\tITITLE\t")
                    .contains("vector<float, 2>")
                    .containsPattern("result: 1 rows in [0-9,]+\\.[0-9] ms")
                    .matches("\\p{ASCII}*");
        } finally {
            process.destroyForcibly();
        }
    }
}
