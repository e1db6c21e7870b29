package io.keyway.devcassandra;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The node's {@code cassandra.yaml}: loopback only, one token, every feature that tests want switched on. */
final class CassandraYaml {
    private CassandraYaml() {}

    static String of(String host, int port, int storagePort, Path directory, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cluster_name", "keyway");
        settings.put("num_tokens", "1");
        settings.put("partitioner", "org.apache.cassandra.dht.Murmur3Partitioner");
        settings.put("endpoint_snitch", "SimpleSnitch");
        network(settings, host, port, storagePort);
        directories(settings, directory);
        features(settings);
        settings.putAll(more);
        StringBuilder yaml = new StringBuilder();
        settings.forEach(
                (name, value) -> yaml.append(name).append(": ").append(value).append('\n'));
        return yaml.toString();
    }

    private static void network(Map<String, String> settings, String host, int port, int storagePort) {
        settings.put("listen_address", host);
        settings.put("rpc_address", host);
        settings.put("native_transport_port", Integer.toString(port));
        settings.put("storage_port", Integer.toString(storagePort));
        settings.put("seed_provider", seed(host, storagePort));
    }

    /** The value of {@code seed_provider} by which a node finds its cluster. */
    static String seed(String host, int storagePort) {
        return String.format(
                Locale.ROOT,
                "[{class_name: org.apache.cassandra.locator.SimpleSeedProvider, parameters: [{seeds: \"%s:%d\"}]}]",
                host,
                storagePort);
    }

    private static void directories(Map<String, String> settings, Path directory) {
        settings.put("data_file_directories", "[" + quoted(directory.resolve("data")) + "]");
        settings.put("commitlog_directory", quoted(directory.resolve("commitlog")));
        settings.put("saved_caches_directory", quoted(directory.resolve("saved_caches")));
        settings.put("hints_directory", quoted(directory.resolve("hints")));
        settings.put("cdc_raw_directory", quoted(directory.resolve("cdc_raw")));
        settings.put("commitlog_sync", "periodic");
        settings.put("commitlog_sync_period", "10s");
        // A dropped test table shall not leave a snapshot behind.
        settings.put("auto_snapshot", "false");
    }

    private static void features(Map<String, String> settings) {
        settings.put("storage_compatibility_mode", "NONE");
        settings.put("materialized_views_enabled", "true");
        settings.put("user_defined_functions_enabled", "true");
    }

    /** A double-quoted YAML scalar. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
