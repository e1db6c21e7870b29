package io.keyway.cli;

import io.keyway.sqlshell.ShellStreams;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;

/**
 * What a command reads and writes.
 *
 * @param out fails when nobody reads any more, which {@link System#out} does not
 * @param terminal whether input and output are a terminal
 */
record Streams(Reader in, Writer out, Writer err, boolean terminal) {

    static Streams ofProcess() {
        return new Streams(
                StandardStreams.in(), StandardStreams.out(), StandardStreams.err(), Terminal.isInteractive());
    }

    ShellStreams ofShell() {
        return new ShellStreams(in, out, err, terminal);
    }

    PrintWriter printer() {
        return new PrintWriter(out, true);
    }

    PrintWriter errorPrinter() {
        return new PrintWriter(err, true);
    }
}
