package io.keyway.loader;

import static io.keyway.loader.Fixture.QUERY_TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.loader.report.LoadReport;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The repository's own event files, checked against a reading of them that shares nothing with the loader's. */
@WithCassandra
class CommittedDataTest {
    private static final Path DATA = Path.of("..", "data");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    @Test
    void whatIsInTheFilesIsInTheTables(TestKeyspace keyspace) throws IOException {
        List<CSVRecord> records = records();
        Map<String, String> songs = new TreeMap<>();
        for (CSVRecord record : records) {
            if (record.get("page").equals("NextSong")) {
                songs.put(record.get("sessionId") + "/" + record.get("itemInSession"), record.get("song"));
            }
        }
        try (CqlSession session = Fixture.session(keyspace)) {
            LoadReport report = Loader.load(session, Fixture.model(keyspace), List.of(DATA), LoadOptions.DEFAULT);
            assertThat(report.rejected()).isZero();
            assertThat(report.read()).isEqualTo(records.size());
            assertThat(report.loaded()).isEqualTo(songs.size());
            for (String table : QUERY_TABLES) {
                Map<String, String> loaded = new TreeMap<>();
                for (Row row : session.execute(
                        "SELECT sessionid, iteminsession, song FROM " + keyspace.name() + "." + table)) {
                    loaded.put(row.getInt(0) + "/" + row.getInt(1), String.valueOf(row.getString(2)));
                }
                assertThat(loaded).isEqualTo(songs);
            }
        }
    }

    private static List<CSVRecord> records() throws IOException {
        List<CSVRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(DATA.resolve("event_data"))) {
            for (Path file : files.sorted().toList()) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    FORMAT.parse(reader).forEach(records::add);
                }
            }
        }
        return records;
    }
}
