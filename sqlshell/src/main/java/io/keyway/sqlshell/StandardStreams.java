package io.keyway.sqlshell;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Console;
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

    /** Whether both standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // Null before JDK 22; isTerminal() since.
    static boolean areTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since JDK 22 there is always a console, and this method tells whether it is a terminal.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
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
