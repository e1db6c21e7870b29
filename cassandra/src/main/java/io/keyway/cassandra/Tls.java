package io.keyway.cassandra;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to encrypt connections to the nodes.
 *
 * @param truststore a JKS, PKCS12 or PEM file of the authorities to trust; absent means the JVM's
 * @param truststorePassword its password
 * @param keystore a JKS, PKCS12 or PEM file with the client's own certificate; absent means none is shown
 * @param keystorePassword its password
 * @param verifyHostname whether a node's certificate must name the host that was contacted
 */
public record Tls(
        Optional<Path> truststore,
        Optional<Secret> truststorePassword,
        Optional<Path> keystore,
        Optional<Secret> keystorePassword,
        boolean verifyHostname) {

    /** Encryption with the JVM's trusted authorities and host name verification. */
    public static final Tls DEFAULT =
            new Tls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
}
