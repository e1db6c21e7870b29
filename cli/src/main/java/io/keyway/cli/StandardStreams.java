package io.keyway.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Standard input, output and error: UTF-8 whatever the locale, and writers that fail when nobody reads any more, which
 * {@link System#out} does not.
 */
final class StandardStreams {
    private StandardStreams() {}

    static Writer out() {
        return writer(new FileOutputStream(FileDescriptor.out));
    }

    static Writer err() {
        return writer(new FileOutputStream(FileDescriptor.err));
    }

    static Reader in() {
        InputStream in = new FileInputStream(FileDescriptor.in);
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    /** Whether writing failed because the reader, such as {@code head}, has seen enough. */
    static boolean isBrokenPipe(IOException e) {
        String message = e.getMessage();
        return message != null && (message.contains("Broken pipe") || message.contains("pipe is being closed"));
    }

    private static Writer writer(FileOutputStream stream) {
        return new BufferedWriter(
                new OutputStreamWriter(new BufferedOutputStream(stream, 1 << 16), StandardCharsets.UTF_8), 1 << 13);
    }
}
