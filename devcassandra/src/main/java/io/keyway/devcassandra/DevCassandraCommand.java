package io.keyway.devcassandra;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code keyway cassandra start|stop|status}. The front door says in system properties where the node is
 * unless {@code --dir} says otherwise ({@value #NODE}), and what the command is called ({@value #COMMAND}).
 */
public final class DevCassandraCommand {
    static final String NODE = "keyway.node";
    static final String COMMAND = "keyway.command";

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 1;
    private static final int NOT_RUNNING = 3;
    private static final int NO_JAVA = 4;

    private DevCassandraCommand() {}

    private enum Action {
        START,
        STOP,
        STATUS,
        HELP
    }

    /** A command line that cannot be understood; the message says which word. */
    private static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    private record Arguments(Action action, OptionalInt nodes, OptionalInt port, Path directory) {
        static Arguments parse(List<String> words) throws UsageException {
            Path usual = usualDirectory();
            if (words.contains("-h") || words.contains("--help")) {
                return new Arguments(Action.HELP, OptionalInt.empty(), OptionalInt.empty(), usual);
            }
            Action action = null;
            OptionalInt nodes = OptionalInt.empty();
            OptionalInt port = OptionalInt.empty();
            Path directory = usual;
            for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
                String[] word = rest.next().split("=", 2);
                switch (word[0]) {
                    case "--nodes" -> nodes = OptionalInt.of(number(word, rest, Ring.LARGEST));
                    case "--port" -> port = OptionalInt.of(number(word, rest, 65_535));
                    case "--dir" -> directory = directory(value(word, rest));
                    default -> action = action(word[0], action);
                }
            }
            if (action == null) {
                throw new UsageException("say start, stop or status");
            }
            if (nodes.isPresent() && action != Action.START) {
                throw new UsageException("--nodes is for start; stop and status know how many there are");
            }
            return new Arguments(action, nodes, port, directory);
        }

        private static Action action(String word, @Nullable Action before) throws UsageException {
            if (word.startsWith("-")) {
                throw new UsageException("unknown option " + word);
            }
            if (before != null) {
                throw new UsageException("unexpected word " + word);
            }
            return switch (word) {
                case "start", "stop", "status" -> Action.valueOf(word.toUpperCase(Locale.ROOT));
                case "help" -> Action.HELP;
                default -> throw new UsageException("unknown command " + word + "; say start, stop or status");
            };
        }

        /** What follows "=", or else the next word. */
        private static String value(String[] word, Iterator<String> rest) throws UsageException {
            if (word.length == 2) {
                return word[1];
            }
            String next = rest.hasNext() ? rest.next() : "--";
            if (next.startsWith("--")) {
                throw new UsageException("a value is missing after " + word[0]);
            }
            return next;
        }

        private static int number(String[] word, Iterator<String> rest, int largest) throws UsageException {
            String text = value(word, rest);
            try {
                int number = Integer.parseInt(text);
                if (number >= 1 && number <= largest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below, like a number out of range.
            }
            throw new UsageException(word[0] + " " + text + " is not a number from 1 to " + largest);
        }

        private static Path directory(String text) throws UsageException {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new UsageException("--dir " + text + " is not a path");
            }
        }
    }

    /** Runs the command and exits with its code, which the help lists. */
    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        try {
            Arguments arguments = Arguments.parse(words);
            DetachedCluster cluster = new DetachedCluster(arguments.directory());
            return switch (arguments.action()) {
                case START -> start(cluster, arguments.nodes(), arguments.port());
                case STOP -> stop(cluster, arguments.port());
                case STATUS -> status(cluster, arguments.port());
                case HELP -> help();
            };
        } catch (UsageException e) {
            System.err.println("keyway cassandra: " + e.getMessage() + "; see --help");
            return USAGE;
        } catch (DevNodeException e) {
            System.err.println("keyway cassandra: " + e.getMessage());
            return e instanceof NoJavaException ? NO_JAVA : FAILED;
        }
    }

    private static int start(DetachedCluster cluster, OptionalInt nodes, OptionalInt port) {
        Progress progress = Progress.onTerminal();
        List<NodeState> ready;
        try {
            ready = cluster.start(nodes, port, progress::step);
        } finally {
            progress.end();
        }
        System.out.println("ready " + ready.stream().map(NodeState::address).collect(Collectors.joining(",")));
        return OK;
    }

    private static int stop(DetachedCluster cluster, OptionalInt port) {
        List<NodeState> stopped = cluster.stop(port);
        if (stopped.isEmpty()) {
            System.out.println("not running in " + cluster.directory());
        }
        stopped.forEach(was -> System.out.println("stopped " + was.address()));
        return OK;
    }

    /** A line for each node, or a single one when none of them runs. */
    private static int status(DetachedCluster cluster, OptionalInt port) {
        List<DetachedCluster.NodePlace> places = cluster.places();
        if (places.stream().noneMatch(place -> runs(place, port))) {
            System.out.println("not running in " + cluster.directory());
            return NOT_RUNNING;
        }
        int code = OK;
        for (DetachedCluster.NodePlace place : places) {
            boolean answers = place.running().filter(DetachedCluster::answers).isPresent();
            String state = answers
                    ? "running: "
                    : place.running().isPresent() ? "running, but CQL does not answer: " : "not running: ";
            System.out.println(state
                    + place.running()
                            .map(node -> node.address() + ", pid " + node.pid())
                            .orElse(place.host())
                    + ", in " + place.directory());
            code = answers ? code : FAILED;
        }
        return code;
    }

    private static boolean runs(DetachedCluster.NodePlace place, OptionalInt port) {
        return place.running()
                .filter(node -> port.isEmpty() || port.getAsInt() == node.port())
                .isPresent();
    }

    private static int help() {
        System.out.print(Resources.text("help.txt")
                .replace("{command}", System.getProperty(COMMAND, "keyway"))
                .replace("{directory}", usualDirectory().toString()));
        System.out.flush();
        return System.out.checkError() ? FAILED : OK;
    }

    private static Path usualDirectory() {
        return Path.of(System.getProperty(NODE, Path.of(".keyway", "cassandra").toString()));
    }

    /** Dots on standard error while Cassandra starts; silent unless a person watches. */
    private static final class Progress {
        private static final int STEPS_PER_DOT = 10;

        private final boolean shown;
        private int steps;

        private Progress(boolean shown) {
            this.shown = shown;
        }

        static Progress onTerminal() {
            try {
                // Java 17 cannot tell for standard error alone; test(1) looks at the one it inherits.
                int code = new ProcessBuilder("/bin/sh", "-c", "test -t 2")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
                return new Progress(code == 0);
            } catch (IOException e) {
                return new Progress(false);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Progress(false);
            }
        }

        void step() {
            if (shown && steps++ % STEPS_PER_DOT == 0) {
                System.err.print(steps == 1 ? "starting Cassandra ." : ".");
            }
        }

        void end() {
            if (steps > 0) {
                System.err.println();
            }
        }
    }
}
