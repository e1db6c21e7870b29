package io.keyway.cli;

import io.keyway.sqlshell.ShellWarmUp;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.sql.SQLException;

/**
 * Does what {@code keyway sql -c} does, as far as it goes without a cluster. The launcher runs it once, and keeps the
 * classes that it loads in a form that the next JVM loads faster.
 */
final class TrainingRun {
    private TrainingRun() {}

    /** Prints plans, and how connecting failed. */
    public static void main(String[] args) throws SQLException, IOException {
        QuietLogging.install(false);
        Streams streams = new Streams(
                Reader.nullReader(), StandardStreams.out(), StandardStreams.err(), Terminal.isInteractive());
        Keyway.line(streams, Installation.found(), "sql").parseArgs("sql", "--csv", "-c", "SELECT 1");
        Writer out = streams.out();
        out.write(ShellWarmUp.run());
        out.flush();
        // As the command ends: without waiting for anybody's threads.
        Runtime.getRuntime().halt(0);
    }
}
