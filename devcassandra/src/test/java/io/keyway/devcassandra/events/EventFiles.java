package io.keyway.devcassandra.events;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The committed event files. */
final class EventFiles {
    private EventFiles() {}

    /** {@code data/event_data}, from the module's folder or the project's. */
    static Path folder() {
        for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            Path folder = above.resolve("data").resolve("event_data");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("no data/event_data above the working directory");
    }

    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    static List<CSVRecord> rows() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<CSVRecord> rows = new ArrayList<>();
        for (Path file : in(folder())) {
            try (Reader reader = Files.newBufferedReader(file)) {
                rows.addAll(format.parse(reader).getRecords());
            }
        }
        return rows;
    }
}
