package io.keyway.devcassandra;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The node that a command left running in a directory, as its file {@code node.properties} names it.
 *
 * @param pid its process id
 * @param started when the process started, as the system tells; a reused process id has another
 */
record NodeState(long pid, String started, String host, int port) {

    static NodeState of(ProcessHandle process, NodeOptions options) {
        return new NodeState(process.pid(), started(process), options.host(), options.port());
    }

    /** The node of the directory; empty if there is none, or none any more. */
    static Optional<NodeState> running(NodeFiles files) {
        return read(files).filter(state -> state.process().isPresent());
    }

    /** The process, if it is still the same one and alive. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(Processes::isAlive)
                .filter(process -> started(process).equals(started));
    }

    String address() {
        return host + ":" + port;
    }

    void save(NodeFiles files) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started", started);
        properties.setProperty("host", host);
        properties.setProperty("port", Integer.toString(port));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail", e);
        }
        files.write(files.state(), text.toString());
    }

    private static Optional<NodeState> read(NodeFiles files) {
        if (!Files.exists(files.state())) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(files.state())) {
            properties.load(reader);
            return Optional.of(new NodeState(
                    Long.parseLong(properties.getProperty("pid", "")),
                    properties.getProperty("started", ""),
                    properties.getProperty("host", ""),
                    Integer.parseInt(properties.getProperty("port", ""))));
        } catch (NumberFormatException e) {
            // Half written by a command that was killed.
            return Optional.empty();
        } catch (IOException e) {
            throw new DevNodeException("cannot read " + files.state() + ": " + e.getMessage(), e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
