package io.keyway.devcassandra;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the server was asked, in the order in which it answered; for asserting which CQL a query became.
 *
 * <p>A request is in the log before its answer reaches the client. It sees every client of the node: take
 * the view of {@linkplain #ofKeyspace one keyspace} where tests share the node.
 */
public final class RequestLog {
    private final Path file;
    private final Predicate<Request> filter;

    RequestLog(Path file) {
        this(file, request -> true);
    }

    private RequestLog(Path file, Predicate<Request> filter) {
        this.file = file;
        this.filter = filter;
    }

    /** A point in the log, to be given to {@link #since}. */
    public record Mark(long offset) {}

    /** Only the requests to tables of this keyspace, or from a session that uses it. */
    public RequestLog ofKeyspace(String keyspace) {
        return new RequestLog(file, filter.and(request -> request.keyspace().equals(keyspace)));
    }

    /** Only the requests of one kind. */
    public RequestLog ofKind(Request.Kind kind) {
        return new RequestLog(file, filter.and(request -> request.kind() == kind));
    }

    /** The end of the log as it is now. */
    public Mark mark() {
        try {
            return new Mark(Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the request log " + file, e);
        }
    }

    /** The requests that were answered after {@code mark}, oldest first. */
    public List<Request> since(Mark mark) {
        String lines = read(mark.offset());
        // A line that is still being written has no line feed yet, and its request no answer.
        return lines.substring(0, lines.lastIndexOf('\n') + 1)
                .lines()
                .map(Request::parse)
                .filter(filter)
                .toList();
    }

    /** The requests that were answered while {@code action} ran, oldest first. */
    public List<Request> during(Runnable action) {
        Mark mark = mark();
        action.run();
        return since(mark);
    }

    private String read(long offset) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(in.length() - offset)];
            in.seek(offset);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the request log " + file, e);
        }
    }
}
