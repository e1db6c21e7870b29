package io.keyway.jdbc.config;

import io.keyway.cassandra.HostAndPort;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A connection URL in parts: {@code jdbc:keyway://host[:port][,host[:port]...]/keyspace[?name=value&...]}.
 *
 * @param hosts the contact points, at least one
 * @param keyspace the default schema; empty for none
 * @param values what the URL sets, checked, as written
 */
public record KeywayUrl(List<HostAndPort> hosts, String keyspace, Map<ConnectionProperty, String> values) {
    public static final String PREFIX = "jdbc:keyway:";
    private static final String FORM = "write jdbc:keyway://host[:port][,host[:port]...]/keyspace[?name=value&...]";
    private static final String LOCALHOST = "127.0.0.1";

    public KeywayUrl {
        hosts = List.copyOf(hosts);
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /** Whether the URL is one of this driver's. */
    public static boolean isOurs(String url) {
        return url.startsWith(PREFIX);
    }

    /**
     * Reads a URL. Names and values may be percent-encoded; {@code +} stands for itself. A parameter without a value is
     * as good as none. Without a host, the node is looked for on this machine.
     *
     * @throws KeywayException CONNECTION_FAILED or INVALID_SETTING, naming the part that cannot be read
     */
    public static KeywayUrl parse(String url) {
        String rest = url.substring(PREFIX.length());
        if (!rest.startsWith("//")) {
            throw malformed("the URL has no // after " + PREFIX);
        }
        int question = rest.indexOf('?');
        String place = question < 0 ? rest.substring(2) : rest.substring(2, question);
        String query = question < 0 ? "" : rest.substring(question + 1);
        int slash = place.indexOf('/');
        String authority = slash < 0 ? place : place.substring(0, slash);
        String keyspace = slash < 0 ? "" : place.substring(slash + 1);
        if (authority.indexOf('@') >= 0) {
            throw malformed("a user name or password before the host is not accepted")
                    .withHint("use the properties user and password");
        }
        if (keyspace.indexOf('/') >= 0) {
            throw malformed("\"" + keyspace + "\" is not a keyspace");
        }
        List<HostAndPort> hosts = HostAndPort.parseList(authority.isEmpty() ? LOCALHOST : decode(authority, "host"));
        return new KeywayUrl(hosts, decode(keyspace, "keyspace"), parameters(query));
    }

    private static Map<ConnectionProperty, String> parameters(String query) {
        Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), "parameter name");
            ConnectionProperty property = ConnectionProperty.named(name).orElseThrow(() -> unknown(name));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), property.key());
            if (!value.isEmpty()) {
                property.checked(value);
                values.put(property, value);
            }
        }
        return values;
    }

    /** What can be read of a URL that may be half typed. */
    public static Map<ConnectionProperty, String> readable(String url) {
        Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);
        int question = url.indexOf('?');
        for (String pair :
                question < 0 ? new String[0] : url.substring(question + 1).split("&", -1)) {
            try {
                values.putAll(parameters(pair));
            } catch (KeywayException e) {
                // The user is still typing.
            }
        }
        return values;
    }

    private static KeywayException unknown(String name) {
        return new KeywayException(ErrorCode.INVALID_SETTING, "the URL sets an unknown property \"" + name + "\"")
                .withHint("did you mean " + ConnectionProperty.nearest(name).key() + "?");
    }

    private static String decode(String text, String what) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // the cause would repeat the text, which may be a password
            throw malformed("the " + what + " in the URL is not valid percent-encoding")
                    .withHint("write % itself as %25");
        }
    }

    private static KeywayException malformed(String why) {
        return new KeywayException(ErrorCode.CONNECTION_FAILED, "cannot read the connection URL: " + why)
                .withHint(FORM);
    }

    /** The URL again, without secrets. */
    @Override
    public String toString() {
        String query = values.entrySet().stream()
                .filter(entry -> !entry.getKey().secret())
                .map(entry -> entry.getKey().key() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        String nodes = hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
        return PREFIX + "//" + nodes + "/" + encode(keyspace) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
