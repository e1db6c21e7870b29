package io.keyway.devcassandra;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start a node; begin with {@link #forTests()} and change what differs.
 *
 * @param host a loopback address; nodes side by side may share one or have one each
 * @param port the CQL port, or 0 for any free one
 * @param directory where the node keeps everything; null for a temporary one that goes with the node
 * @param heapMegabytes the node's heap, 256 or more
 * @param tuning what the JVM is tuned for
 * @param requestLog whether the node records the requests it executes
 * @param settings further settings of {@code cassandra.yaml}, as YAML; they win over ours
 */
public record NodeOptions(
        String host,
        int port,
        @Nullable Path directory,
        int heapMegabytes,
        Tuning tuning,
        boolean requestLog,
        Map<String, String> settings) {

    /** What the node's JVM is tuned for. */
    public enum Tuning {
        /** CQL answers after about three seconds; for tests and the demo. */
        QUICK_START,
        /** All compilers and G1, as in production; for benchmarks. */
        THROUGHPUT
    }

    /** Copies the settings. */
    public NodeOptions {
        settings = Map.copyOf(settings);
    }

    /** A node on free ports of 127.0.0.1 with a request log and a temporary directory. */
    public static NodeOptions forTests() {
        return new NodeOptions("127.0.0.1", 0, null, 512, Tuning.QUICK_START, true, Map.of());
    }

    /** The same with another loopback address. */
    public NodeOptions withHost(String newHost) {
        return new NodeOptions(newHost, port, directory, heapMegabytes, tuning, requestLog, settings);
    }

    /** The same with another CQL port; 0 for any free one. */
    public NodeOptions withPort(int newPort) {
        return new NodeOptions(host, newPort, directory, heapMegabytes, tuning, requestLog, settings);
    }

    /** The same in a directory that stays. */
    public NodeOptions withDirectory(Path newDirectory) {
        return new NodeOptions(host, port, newDirectory, heapMegabytes, tuning, requestLog, settings);
    }

    /** The same with another heap. */
    public NodeOptions withHeapMegabytes(int newHeap) {
        return new NodeOptions(host, port, directory, newHeap, tuning, requestLog, settings);
    }

    /** The same tuned otherwise. */
    public NodeOptions withTuning(Tuning newTuning) {
        return new NodeOptions(host, port, directory, heapMegabytes, newTuning, requestLog, settings);
    }

    /** The same with or without a request log. */
    public NodeOptions withRequestLog(boolean newRequestLog) {
        return new NodeOptions(host, port, directory, heapMegabytes, tuning, newRequestLog, settings);
    }

    /** The same with one more setting of {@code cassandra.yaml}, such as {@code authenticator}. */
    public NodeOptions withSetting(String name, String yaml) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, yaml);
        return new NodeOptions(host, port, directory, heapMegabytes, tuning, requestLog, more);
    }
}
