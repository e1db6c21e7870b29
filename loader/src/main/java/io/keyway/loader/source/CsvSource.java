package io.keyway.loader.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Comma-separated files with a header, as RFC 4180 has them: UTF-8, {@code "} quotes, {@code ""} within quotes. */
public final class CsvSource implements RecordSource {
    @Override
    public boolean reads(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    @Override
    public RecordReader open(Path file) throws IOException {
        return CsvReader.open(file, Files.newInputStream(file));
    }
}
