package io.keyway.devcassandra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out which TCP ports of a loopback address are free. */
final class Ports {
    private Ports() {}

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code count} different ports that were free a moment ago. */
    static int[] free(String host, int count) {
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
            throw new DevNodeException("cannot open a port on " + host + ": " + e.getMessage(), e);
        }
    }
}
