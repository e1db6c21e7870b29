package io.keyway.sqlshell;

import io.keyway.sqlshell.connect.ConnectOptions;
import io.keyway.sqlshell.format.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param connection where to connect
 * @param inputs what to run, in order; empty for standard input or the prompt
 * @param format null for the default
 * @param colour null to decide by the terminal
 */
public record ShellOptions(
        ConnectOptions connection,
        List<Input> inputs,
        @Nullable Format format,
        @Nullable Boolean colour,
        Switches switches) {

    /** Why the inputs cannot be read, naming the first such file; null when they can. */
    public @Nullable String unreadable() {
        for (Input input : inputs) {
            Path file = Path.of(input.isFile() ? input.value() : "-");
            if (input.isFile() && !input.value().equals("-") && (Files.isDirectory(file) || !Files.isReadable(file))) {
                return file + ": "
                        + (Files.isDirectory(file)
                                ? "is a directory"
                                : Files.exists(file) ? "cannot be read" : "no such file");
            }
        }
        return null;
    }

    /**
     * Flags without a value.
     *
     * @param quiet nothing but data and errors
     * @param keepGoing a failed statement does not end the script
     * @param debug errors with their stack trace
     */
    public record Switches(boolean quiet, boolean keepGoing, boolean debug) {}

    /**
     * A {@code -c} or {@code -f}.
     *
     * @param isFile whether the value names a file; {@code -} stands for standard input
     */
    public record Input(boolean isFile, String value) {}
}
