package io.keyway.devcassandra.node;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Ends this JVM when the process that started it is gone, however it went.
 *
 * <p>The parent keeps the other end of our standard input open for as long as it lives; the kernel closes
 * it for a parent that was killed with {@code -9}, so the end of the stream is the one reliable sign.
 */
final class ParentWatch {
    private ParentWatch() {}

    static void start(InputStream heldByParent, @Nullable String removedAtDeath) {
        Thread watch = new Thread(() -> haltAtEnd(heldByParent, removedAtDeath), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void haltAtEnd(InputStream heldByParent, @Nullable String removedAtDeath) {
        try {
            heldByParent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("the pipe to the parent broke: " + e.getMessage());
        }
        if (removedAtDeath != null) {
            remove(new File(removedAtDeath));
        }
        // No orderly shutdown: nobody is left who could want the data.
        Runtime.getRuntime().halt(0);
    }

    /** Best effort: a file that Cassandra creates at this moment stays behind. */
    private static void remove(File file) {
        File[] children = file.listFiles();
        if (children != null) {
            for (File child : children) {
                remove(child);
            }
        }
        if (!file.delete()) {
            System.err.println("could not remove " + file);
        }
    }
}
