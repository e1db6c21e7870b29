package io.keyway.devcassandra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds out which TCP ports of a loopback address are free. */
final class Ports {
    private static final int ATTEMPTS = 3;

    private Ports() {}

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code count} different ports that were free a moment ago, on each of the addresses. */
    static int[] free(List<String> hosts, int count) {
        int[] ports = free(hosts.get(0), count);
        while (!IntStream.of(ports).allMatch(port -> hosts.stream().allMatch(host -> isFree(host, port)))) {
            ports = free(hosts.get(0), count);
        }
        return ports;
    }

    /**
     * Refuses an address that this machine does not have, or a port of it that is taken.
     *
     * @param advice the end of the message about a port that is taken
     */
    static void require(String host, int port, String advice) {
        free(host, 1);
        if (!isFree(host, port)) {
            throw new DevNodeException(host + ":" + port + " is in use" + advice);
        }
    }

    /** Starts again, on other ports, what lost its port in the moment before it took it; a few times. */
    static <T> T retrying(Supplier<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.get();
            } catch (PortTakenException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int[] free(String host, int count) {
        ServerSocket[] sockets = new ServerSocket[count];
        int[] ports = new int[count];
        try {
            // All are held until all are known, or the same one could come twice.
            for (int i = 0; i < count; i++) {
                sockets[i] = new ServerSocket(0, 1, InetAddress.getByName(host));
                ports[i] = sockets[i].getLocalPort();
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new DevNodeException(
                    "this machine cannot listen on " + host + ": " + e.getMessage()
                            + "; macOS has further loopback addresses after: sudo ifconfig lo0 alias " + host,
                    e);
        }
    }
}
