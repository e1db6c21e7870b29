package io.keyway.loader.source;

import java.io.IOException;
import java.nio.file.Path;

/** A file format: which files have it, and how to read their records. */
public interface RecordSource {
    /** Whether the file's name says that it has this format. */
    boolean reads(Path file);

    /**
     * Opens a file and reads what names its fields.
     *
     * @throws IOException when the file cannot be read
     * @throws io.keyway.error.KeywayException UNREADABLE_INPUT when it is not in this format from the start
     */
    RecordReader open(Path file) throws IOException;
}
