package io.keyway.cli;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The command {@code keyway cassandra}: passes its arguments to the development node's own program, which parses them
 * and prints its own help.
 */
@Command(name = "cassandra", description = "Starts and stops a Cassandra for development, on 127.0.0.1:9142.")
final class CassandraCommand implements Callable<Integer> {
    private final Installation installation;

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            completionCandidates = Words.class,
            description = "start, stop or status, and their options")
    private List<String> words = List.of();

    CassandraCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws IOException {
        List<String> all = words.isEmpty() ? List.of("--help") : words;
        return Installation.run(new ProcessBuilder(installation.nodeCommand(all)).inheritIO());
    }

    /** For completion scripts. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("start", "stop", "status", "--nodes", "--port", "--dir", "--help")
                    .iterator();
        }
    }
}
