package io.keyway.loader.source;

import java.util.List;

/** A record of a file, or a stretch of it that is none. */
@SuppressWarnings("ArrayRecordComponent") // Records of a file are passed on; nobody compares them.
public sealed interface SourceRecord {
    /** The line it starts on, from 1. */
    long line();

    /** Its bytes as they stand in the file, the line end included; not to be changed. */
    byte[] raw();

    /**
     * A record that could be taken apart.
     *
     * @param fields the fields' texts, one for each of {@link RecordReader#fieldNames()}; empty text where blank
     */
    record Fields(long line, byte[] raw, List<String> fields) implements SourceRecord {}

    /**
     * What could not be taken apart.
     *
     * @param reason why, without a final stop
     */
    record Broken(long line, byte[] raw, String reason) implements SourceRecord {}
}
