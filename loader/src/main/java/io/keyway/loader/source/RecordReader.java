package io.keyway.loader.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The records of one open file, in order. */
public interface RecordReader extends Closeable {
    /** The names of the fields of each record; empty when the file has nothing in it. */
    List<String> fieldNames();

    /** The bytes that a file of a part of these records has to start with. */
    byte[] preamble();

    /** The next record; empty at the end of the file. */
    Optional<SourceRecord> next() throws IOException;
}
