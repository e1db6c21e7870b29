package io.keyway.loader;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command {@code keyway load}. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        // File names and values may hold any character, whatever the platform's default encoding is.
        try (PrintWriter out = writer(FileDescriptor.out);
                PrintWriter err = writer(FileDescriptor.err)) {
            int exitCode = run(out, err, Terminal.isInteractive(), args);
            out.flush();
            err.flush();
            System.exit(exitCode);
        }
    }

    /**
     * Runs the command.
     *
     * @param out gets the summary, or the help
     * @param err gets everything else
     * @param interactive whether a person watches, to whom progress is shown
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, boolean interactive, String... args) {
        CommandLine command = new CommandLine(new LoadCommand(out, err, interactive))
                .setOut(out)
                .setErr(err);
        command.getCommandSpec().usageMessage().exitCodeList(ExitCode.meanings());
        command.setParameterExceptionHandler((problem, given) -> {
            err.println("keyway load: " + problem.getMessage());
            err.println("hint: keyway load --help lists the options");
            return ExitCode.REFUSED.number();
        });
        return command.execute(args);
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
