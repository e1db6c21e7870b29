package io.keyway.loader.source;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of a file as bytes; lines can be handed back, to be read again in another way. */
final class PhysicalLines implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Deque<PhysicalLine> handedBack = new ArrayDeque<>();
    private int position;
    private int limit;
    private long lastNumber;

    /**
     * A line of a file.
     *
     * @param number from 1
     * @param bytes with its line end, where it has one
     * @param cut whether it was longer than allowed; the bytes are its beginning
     */
    @SuppressWarnings("ArrayRecordComponent") // Lines are passed on; nobody compares them.
    record PhysicalLine(long number, byte[] bytes, boolean cut) {}

    /** @param maxBytes what a line may hold; the rest of a longer one is passed over */
    PhysicalLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The next line; empty at the end. */
    Optional<PhysicalLine> next() throws IOException {
        PhysicalLine again = handedBack.poll();
        if (again != null) {
            return Optional.of(again);
        }
        if (!fill()) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean cut = false;
        boolean ended = false;
        while (!ended && fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            ended = end < limit;
            int stop = ended ? end + 1 : limit;
            int room = Math.min(stop - position, maxBytes - line.size());
            line.write(buffer, position, room);
            cut |= room < stop - position;
            position = stop;
        }
        return Optional.of(new PhysicalLine(++lastNumber, line.toByteArray(), cut));
    }

    /** Makes these lines, which were the last ones read, the next ones. */
    void handBack(List<PhysicalLine> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            handedBack.push(lines.get(i));
        }
    }

    private boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
