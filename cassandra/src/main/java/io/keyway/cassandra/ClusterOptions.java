package io.keyway.cassandra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which cluster to connect to, and how. Two equal values may share one session.
 *
 * @param contactPoints nodes to ask first, at least one
 * @param localDatacenter the data centre to send requests to; absent means that of the contact points
 * @param user absent means no authentication
 * @param password the user's password
 * @param consistency a CQL consistency level such as {@code LOCAL_ONE}
 * @param connectTimeout how long to wait for a node while connecting
 * @param requestTimeout how long one CQL request may take
 * @param tls absent means unencrypted connections
 * @param config a configuration file of the Java driver, whose settings win over all others
 * @param applicationName what the nodes list as the client's name
 */
public record ClusterOptions(
        List<HostAndPort> contactPoints,
        Optional<String> localDatacenter,
        Optional<String> user,
        Optional<Secret> password,
        String consistency,
        Duration connectTimeout,
        Duration requestTimeout,
        Optional<Tls> tls,
        Optional<Path> config,
        String applicationName) {

    public static final String DEFAULT_CONSISTENCY = "LOCAL_ONE";
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(10);

    public ClusterOptions {
        contactPoints = List.copyOf(contactPoints);
        if (contactPoints.isEmpty()) {
            throw new IllegalArgumentException("at least one contact point is needed");
        }
    }

    /** Unencrypted, unauthenticated access with all defaults. */
    public static ClusterOptions of(List<HostAndPort> contactPoints) {
        return new ClusterOptions(
                contactPoints,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_CONSISTENCY,
                DEFAULT_CONNECT_TIMEOUT,
                DEFAULT_REQUEST_TIMEOUT,
                Optional.empty(),
                Optional.empty(),
                "keyway");
    }

    /** The same access for a named user. */
    public ClusterOptions withCredentials(String userName, Secret secret) {
        return new ClusterOptions(
                contactPoints,
                localDatacenter,
                Optional.of(userName),
                Optional.of(secret),
                consistency,
                connectTimeout,
                requestTimeout,
                tls,
                config,
                applicationName);
    }

    /** The same access, with another limit for one CQL request. */
    public ClusterOptions withRequestTimeout(Duration timeout) {
        return new ClusterOptions(
                contactPoints,
                localDatacenter,
                user,
                password,
                consistency,
                connectTimeout,
                timeout,
                tls,
                config,
                applicationName);
    }

    /** The same access, encrypted. */
    public ClusterOptions withTls(Tls encryption) {
        return new ClusterOptions(
                contactPoints,
                localDatacenter,
                user,
                password,
                consistency,
                connectTimeout,
                requestTimeout,
                Optional.of(encryption),
                config,
                applicationName);
    }
}
