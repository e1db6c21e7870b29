package io.keyway.cli;

import io.keyway.sqlshell.ShellVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** What every command understands. */
@Command(versionProvider = StandardOptions.Version.class)
final class StandardOptions {
    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    private boolean version;

    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    private boolean help;

    /** For picocli. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"keyway " + ShellVersion.text()};
        }
    }
}
