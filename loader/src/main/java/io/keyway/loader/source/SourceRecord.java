package io.keyway.loader.source;

import java.util.List;

/** A record of a file, or a part of it that is not one. */
@SuppressWarnings("ArrayRecordComponent") // Records of a file are passed on; nobody compares them.
public sealed interface SourceRecord {
    /** The line it starts on, from 1. */
    long line();

    /** Its bytes as they stand in the file, the line end included; not to be changed. */
    byte[] raw();

    /**
     * A well-formed record.
     *
     * @param fields the fields' texts, one for each of {@link RecordReader#fieldNames()}; empty text where blank
     */
    record Fields(long line, byte[] raw, List<String> fields) implements SourceRecord {}

    /**
     * A malformed part of the file.
     *
     * @param reason why, without a final stop
     */
    record Broken(long line, byte[] raw, String reason) implements SourceRecord {}
}
