package io.keyway.devcassandra.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the event files of a month into a folder: the same bytes whenever and wherever it runs. */
public final class EventGenerator {
    private static final long SEED = 20_181_101L;

    private EventGenerator() {}

    /** Takes the folder as its one argument and creates it if need be. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: EventGenerator OUTDIR");
            System.exit(2);
        }
        write(Path.of(arguments[0]));
    }

    /** Writes one file per day, named {@code 2018-11-01-events.csv} and so on. */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<LocalDate, StringBuilder> day : files(Month.invent(SEED)).entrySet()) {
            Files.writeString(folder.resolve(day.getKey() + "-events.csv"), day.getValue());
        }
    }

    private static Map<LocalDate, StringBuilder> files(List<Event> events) {
        Map<LocalDate, StringBuilder> files = new TreeMap<>();
        for (Event event : events) {
            LocalDate day =
                    Instant.ofEpochMilli(event.time()).atZone(ZoneOffset.UTC).toLocalDate();
            files.computeIfAbsent(day, date -> new StringBuilder(EventCsv.HEADER))
                    .append(EventCsv.line(event));
        }
        return files;
    }
}
