package io.keyway.devcassandra;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The node that a command left running in a directory, as its file {@code node.properties} names it.
 *
 * @param pid its process id
 * @param started when the process started, in milliseconds since 1970; a reused process id has another time
 * @param port where it speaks CQL
 * @param storagePort where it talks to the other nodes of its cluster; 0 where the file does not tell
 */
record NodeState(long pid, long started, String host, int port, int storagePort) {
    /** The system counts from its boot, whose time on the clock moves when the clock is corrected. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    static NodeState of(ProcessHandle process, NodeLauncher launcher) {
        return new NodeState(
                process.pid(),
                started(process),
                launcher.options().host(),
                launcher.options().port(),
                launcher.storagePort());
    }

    /** The node of the directory; empty if there is none, or none any more. */
    static Optional<NodeState> running(NodeFiles files) {
        return read(files).filter(state -> state.process().isPresent());
    }

    /** The process, if it is still the same one and alive. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(Processes::isAlive)
                .filter(process -> Math.abs(started(process) - started) <= CLOCK_TOLERANCE.toMillis());
    }

    String address() {
        return host + ":" + port;
    }

    void save(NodeFiles files) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", Long.toString(started));
        properties.setProperty("host", host);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("storagePort", Integer.toString(storagePort));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail", e);
        }
        files.write(files.state(), text.toString());
    }

    /** The node that runs in the directory, or ran there last. */
    static Optional<NodeState> read(NodeFiles files) {
        if (!Files.exists(files.state())) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(files.state())) {
            properties.load(reader);
            return Optional.of(new NodeState(
                    Long.parseLong(properties.getProperty("pid", "")),
                    Long.parseLong(properties.getProperty("started", "")),
                    properties.getProperty("host", ""),
                    Integer.parseInt(properties.getProperty("port", "")),
                    Integer.parseInt(properties.getProperty("storagePort", "0"))));
        } catch (NumberFormatException e) {
            // Half written by a command that was killed.
            return Optional.empty();
        } catch (IOException e) {
            throw new DevNodeException("cannot read " + files.state() + ": " + e.getMessage(), e);
        }
    }

    /** Zero where the system does not tell; then for all. */
    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
