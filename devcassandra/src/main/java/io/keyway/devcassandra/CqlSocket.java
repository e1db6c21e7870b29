package io.keyway.devcassandra;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The few frames of the CQL native protocol v4 that starting a node and making a keyspace take.
 *
 * <p>Own code, so that this module brings no driver to a test class path that is about to choose its own.
 * A frame is version, flags, stream (2 bytes), opcode, body length (4 bytes), body.
 */
final class CqlSocket implements Closeable {
    private static final int REQUEST_V4 = 0x04;
    private static final int ERROR = 0x00;
    private static final int STARTUP = 0x01;
    private static final int READY = 0x02;
    private static final int OPTIONS = 0x05;
    private static final int SUPPORTED = 0x06;
    private static final int QUERY = 0x07;
    private static final int CONSISTENCY_ONE = 0x0001;
    private static final int CONSISTENCY_ALL = 0x0005;

    /** A table of the server's own that always has its rows on two nodes, so that all of it is on all nodes. */
    private static final String ON_ALL_NODES = "SELECT session_id FROM system_traces.sessions";

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private CqlSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    /** Whether CQL is spoken there; answers within {@code timeout} or says no. */
    static boolean answers(String host, int port, Duration timeout) {
        try (CqlSocket cql = connect(host, port, timeout)) {
            cql.send(OPTIONS, new byte[0]);
            return cql.receive().opcode() == SUPPORTED;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether anybody listens there; all that can be told of a node whose connections are encrypted. */
    static boolean accepts(String host, int port, Duration timeout) {
        try (CqlSocket cql = connect(host, port, timeout)) {
            return cql.socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the node, which is one of several, can read what the others have. */
    static boolean reachesAll(String host, int port, Duration timeout) {
        try (CqlSocket cql = open(host, port, timeout)) {
            cql.send(QUERY, query(ON_ALL_NODES, CONSISTENCY_ALL));
            return cql.receive().opcode() != ERROR;
        } catch (IOException e) {
            return false;
        }
    }

    /** A connection that executes statements, each within {@code timeout}. */
    static CqlSocket open(String host, int port, Duration timeout) throws IOException {
        CqlSocket cql = connect(host, port, timeout);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeShort(1);
        data.writeUTF("CQL_VERSION");
        data.writeUTF("3.0.0");
        cql.send(STARTUP, body.toByteArray());
        Frame answer = cql.receive();
        if (answer.opcode() != READY) {
            cql.close();
            throw new DevNodeException(host + ":" + port + " wants a login, which this connection cannot give");
        }
        return cql;
    }

    private static CqlSocket connect(String host, int port, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            return new CqlSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Executes one statement that returns no rows. */
    void execute(String statement) throws IOException {
        send(QUERY, query(statement, CONSISTENCY_ONE));
        Frame answer = receive();
        if (answer.opcode() == ERROR) {
            throw new DevNodeException("Cassandra refused \"" + statement + "\": " + answer.errorMessage());
        }
    }

    private static byte[] query(String statement, int consistency) throws IOException {
        byte[] text = statement.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeInt(text.length);
        data.write(text);
        data.writeShort(consistency);
        data.writeByte(0);
        return body.toByteArray();
    }

    private void send(int opcode, byte[] body) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(frame);
        data.writeByte(REQUEST_V4);
        data.writeByte(0);
        data.writeShort(0);
        data.writeByte(opcode);
        data.writeInt(body.length);
        data.write(body);
        out.write(frame.toByteArray());
        out.flush();
    }

    private Frame receive() throws IOException {
        in.skipNBytes(4);
        int opcode = in.readUnsignedByte();
        int length = in.readInt();
        return new Frame(opcode, ByteBuffer.wrap(in.readNBytes(length)));
    }

    private record Frame(int opcode, ByteBuffer body) {
        /** An ERROR body is a code of four bytes and a text with its length in two. */
        String errorMessage() {
            return StandardCharsets.UTF_8
                    .decode(body.slice(6, body.getShort(4)))
                    .toString();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
