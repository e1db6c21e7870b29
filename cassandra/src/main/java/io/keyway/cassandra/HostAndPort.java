package io.keyway.cassandra;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node's address as the user wrote it, not yet looked up.
 *
 * @param host a name or an IP address, without brackets
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {
    /** Cassandra's own port for CQL. */
    public static final int DEFAULT_PORT = 9042;

    /**
     * Reads {@code host[:port][,host[:port]...]}; an IPv6 address is in brackets. A port after the last host holds
     * for every host that names none.
     *
     * @throws KeywayException CONNECTION_FAILED, naming the part that cannot be read
     */
    public static List<HostAndPort> parseList(String text) {
        String[] parts = text.split(",", -1);
        int common = portOf(parts[parts.length - 1].trim(), DEFAULT_PORT);
        List<HostAndPort> result = new ArrayList<>();
        for (String part : parts) {
            String trimmed = part.trim();
            result.add(new HostAndPort(hostOf(trimmed), portOf(trimmed, common)));
        }
        return result;
    }

    private static String hostOf(String part) {
        int colon = portColon(part);
        String host = colon < 0 ? part : part.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty()) {
            throw bad(part, "a host name is missing", null);
        }
        return host;
    }

    private static int portOf(String part, int otherwise) {
        int colon = portColon(part);
        if (colon < 0) {
            return otherwise;
        }
        String digits = part.substring(colon + 1);
        try {
            int port = Integer.parseInt(digits);
            if (port < 1 || port > 65535) {
                throw bad(part, "a port is a number from 1 to 65535, not " + port, null);
            }
            return port;
        } catch (NumberFormatException e) {
            throw bad(part, "a port is a number from 1 to 65535, not \"" + digits + "\"", e);
        }
    }

    /** The index of the port's colon; -1 when there is no port. */
    private static int portColon(String part) {
        int close = part.lastIndexOf(']');
        int colon = part.lastIndexOf(':');
        boolean bareIpv6 = close < 0 && part.indexOf(':') != colon;
        return bareIpv6 || colon < close ? -1 : colon;
    }

    private static KeywayException bad(String part, String why, @Nullable Throwable cause) {
        return new KeywayException(
                        ErrorCode.CONNECTION_FAILED, "cannot read the contact point \"" + part + "\": " + why, cause)
                .withHint("write host, host:port or [IPv6 address]:port");
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
