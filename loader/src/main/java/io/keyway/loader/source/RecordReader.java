package io.keyway.loader.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The records of one open file, in order. */
public interface RecordReader extends Closeable {
    /** The names of the fields of each record; empty when the file has nothing in it. */
    List<String> fieldNames();

    /** The header with which a file of some of these records has to start. */
    byte[] preamble();

    /** The next record; empty at the end of the file. */
    Optional<SourceRecord> next() throws IOException;
}
