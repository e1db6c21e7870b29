package io.keyway.sqlshell;

import io.keyway.sqlshell.ShellOptions.Input;
import io.keyway.sqlshell.script.ScriptOrigin;
import io.keyway.sqlshell.script.ScriptReader;
import io.keyway.sqlshell.session.Shell;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Runs scripts without a prompt: what was given with {@code -c} and {@code -f}, or standard input to its end. */
final class Batch {
    private static final List<Input> STDIN = List.of(new Input(true, "-"));

    private Batch() {}

    static Outcome run(List<Input> inputs, Shell shell, ShellStreams streams) throws IOException {
        Shell.State state = Shell.State.RUNNING;
        for (Input input : inputs.isEmpty() ? STDIN : inputs) {
            try (Reader reader = reader(input, streams)) {
                state = shell.run(new ScriptReader(origin(input), reader));
            } catch (NoSuchFileException e) {
                streams.err().write("keyway sql: " + e.getMessage() + ": no such file\n");
                return Outcome.USAGE;
            }
            if (state != Shell.State.RUNNING) {
                break;
            }
        }
        if (state == Shell.State.LOST) {
            return Outcome.NO_CONNECTION;
        }
        return shell.hasFailed() ? Outcome.STATEMENT_FAILED : Outcome.OK;
    }

    private static ScriptOrigin origin(Input input) {
        if (!input.isFile()) {
            return ScriptOrigin.ARGUMENT;
        }
        return input.value().equals("-") ? ScriptOrigin.STDIN : ScriptOrigin.of(Path.of(input.value()), null);
    }

    private static Reader reader(Input input, ShellStreams streams) throws IOException {
        if (!input.isFile()) {
            return new StringReader(input.value());
        }
        return input.value().equals("-")
                ? streams.in()
                : Files.newBufferedReader(Path.of(input.value()), StandardCharsets.UTF_8);
    }
}
