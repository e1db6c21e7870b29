package io.keyway.loader;

import io.keyway.loader.report.Reject;

/** Is told about the progress of a load, on the thread that loads. */
public interface LoadListener {
    /** Ignores everything. */
    LoadListener NONE = new LoadListener() {};

    /**
     * Some records further.
     *
     * @param file the file being read, from 1
     * @param files how many there are
     * @param read records read so far, of all files
     */
    default void progress(int file, int files, long read) {}

    /** A record was rejected. */
    default void rejected(Reject reject) {}
}
