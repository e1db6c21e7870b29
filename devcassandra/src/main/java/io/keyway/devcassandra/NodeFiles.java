package io.keyway.devcassandra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies where in a node's directory.
 *
 * @param root the directory itself, absolute
 */
record NodeFiles(Path root) {
    private static final int TAIL_LINES = 20;

    static NodeFiles in(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            return new NodeFiles(root);
        } catch (IOException e) {
            throw new DevNodeException("cannot create " + root + ": " + e.getMessage(), e);
        }
    }

    static NodeFiles temporary() {
        try {
            return new NodeFiles(Files.createTempDirectory("keyway-node-").toRealPath());
        } catch (IOException e) {
            throw new DevNodeException("cannot create a temporary directory: " + e.getMessage(), e);
        }
    }

    /** The rows. */
    Path data() {
        return root.resolve("data");
    }

    Path yaml() {
        return root.resolve("cassandra.yaml");
    }

    Path logback() {
        return root.resolve("logback.xml");
    }

    /** What the node's JVM prints, Cassandra's log included; begun anew by each start. */
    Path log() {
        return root.resolve("node.log");
    }

    Path requests() {
        return root.resolve("requests.log");
    }

    /** Native libraries that Cassandra unpacks; a node that is killed would leave them in the system's folder. */
    Path scratch() {
        return root.resolve("tmp");
    }

    /** Who runs here, for the next command. */
    Path state() {
        return root.resolve("node.properties");
    }

    /** Held while a command starts or stops the node. */
    Path lock() {
        return root.resolve("lock");
    }

    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new DevNodeException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    boolean logContains(String text) {
        return logText().contains(text);
    }

    /** The last lines of the log, for a message about a node that failed; empty if there is none. */
    String logTail() {
        List<String> lines = logText().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    private String logText() {
        if (!Files.exists(log())) {
            return "";
        }
        try {
            // Not readString: the last character may be half written.
            return new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    void clearScratch() {
        delete(scratch());
        try {
            Files.createDirectory(scratch());
        } catch (IOException e) {
            throw new DevNodeException("cannot create " + scratch() + ": " + e.getMessage(), e);
        }
    }

    void delete() {
        delete(root);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new DevNodeException("cannot remove " + directory + ": " + e.getMessage(), e);
        }
    }
}
