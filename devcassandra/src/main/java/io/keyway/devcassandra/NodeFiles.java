package io.keyway.devcassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** The last lines of the log, for a message about a node that failed; empty if there is none. */
    String logTail() {
        if (!Files.exists(log())) {
            return "";
        }
        try {
            // Not readAllLines: a JVM that crashed may have left half a character.
            List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    void delete() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + root, e);
        }
    }
}
