package io.keyway.bench;

import io.keyway.bench.cases.Case;
import io.keyway.bench.cases.Cases;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.LoadedNode;
import io.keyway.bench.measure.CaseResult;
import io.keyway.bench.measure.Contest;
import io.keyway.bench.measure.Effort;
import io.keyway.bench.measure.HeapProbe;
import io.keyway.bench.peers.Contestants;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.peers.Peer;
import io.keyway.bench.peers.Programs;
import io.keyway.bench.report.Machine;
import io.keyway.bench.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./keyway bench}. */
@Command(
        name = "keyway bench",
        exitCodeOnInvalidInput = 1,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./keyway bench --quick",
            "  ./keyway bench point in-50      cases whose names begin so",
            "  ./keyway bench micro            JMH; its own options follow"
        },
        description = "Measures Keyway beside hand-written code and its peers, on a Cassandra of its own.")
public final class BenchCommand implements Callable<Integer> {
    private static final int ROWS_UNIT = 200;

    @Parameters(paramLabel = "NAME", description = "Cases, by their names or the beginnings of them; all by default.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Print the names of the cases, and end.")
    private boolean list;

    @Option(names = "--quick", description = "Few rounds, in about ten minutes: only a first impression.")
    private boolean quick;

    @Option(names = "--check", description = "Only check that all contestants answer alike; times mean nothing.")
    private boolean check;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each case, however long they take.")
    private int rounds;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Rows of the usual dataset; the small one has a tenth of it, the large one ten times as many."
                    + " A multiple of 200. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Also write results.md, results.json, ratios.svg and scale.svg to this folder; and where a page"
                            + " DIR.md has a place for them, the tables into that.")
    private @Nullable Path output;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the order of contestants.")
    private long seed;

    @SuppressWarnings("UnusedVariable") // picocli alone reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--progress", hidden = true, description = "Say what is going on; the command asks for it.")
    private boolean progress;

    @Option(
            names = "--home",
            hidden = true,
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Keyway's folder; the command names it.")
    private Path home = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    private final PrintStream out;
    private final PrintStream err;

    BenchCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new BenchCommand(System.out, System.err));
        line.setParameterExceptionHandler(BenchCommand::wrong).setExecutionExceptionHandler(BenchCommand::failed);
        System.exit(line.execute(arguments));
    }

    private static int wrong(ParameterException failure, String[] arguments) {
        failure.getCommandLine().getErr().println("keyway bench: " + failure.getMessage() + "\nTry --help.");
        return failure.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Programs and files fail for reasons that their messages give; anything else is a fault of the benchmarks. */
    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult arguments) throws Exception {
        if (!(failure instanceof IOException)) {
            throw failure;
        }
        line.getErr().println("keyway bench: " + failure.getMessage());
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call() throws Exception {
        if (rows <= 0 || rows % ROWS_UNIT != 0) {
            throw wrong("--rows takes a multiple of " + ROWS_UNIT + ", not " + rows);
        }
        List<Case> all = Cases.over(rows);
        for (String name : names) {
            if (all.stream().noneMatch(one -> one.name().startsWith(name))) {
                throw wrong("no case begins with \"" + name + "\"; --list prints their names");
            }
        }
        List<Case> cases = all.stream().filter(this::isWanted).toList();
        if (list) {
            cases.forEach(one -> out.printf(Locale.ROOT, "%-24s%s%n", one.name(), one.title()));
            return 0;
        }
        List<CaseResult> results = new ArrayList<>();
        try (Progress line = new Progress(err, progress)) {
            measure(cases, results, line);
        } finally {
            // A case that fails does not take the others' results with it.
            if (!results.isEmpty()) {
                out.print(new Report(Machine.here(), results).text());
            }
        }
        if (output != null) {
            new Report(Machine.here(), results).write(output);
        }
        return 0;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private boolean isWanted(Case one) {
        return names.isEmpty() || names.stream().anyMatch(one.name()::startsWith);
    }

    private void measure(List<Case> cases, List<CaseResult> results, Progress line) throws Exception {
        Set<Dataset> datasets = cases.stream().map(Case::dataset).collect(Collectors.toSet());
        try (LoadedNode node = LoadedNode.with(datasets, HandWritten::connect, line::show);
                Contestants contestants =
                        new Contestants(new Programs(home.toAbsolutePath(), node.address(), node.folder()))) {
            for (Case one : cases) {
                line.show(String.format(Locale.ROOT, "%d of %d: %s", results.size() + 1, cases.size(), one.title()));
                CaseResult result = Contest.hold(one, contestants, effort(), seed);
                results.add(
                        one.isInScaleSeries() && !check ? result.withHeapBytes(heapBytes(one, contestants)) : result);
            }
        }
    }

    private Effort effort() {
        Effort effort = check ? Effort.CHECK : quick ? Effort.QUICK : Effort.FULL;
        return rounds > 0 ? effort.withRounds(rounds) : effort;
    }

    private Map<Peer, Long> heapBytes(Case one, Contestants contestants) throws IOException, InterruptedException {
        Map<Peer, Long> bytes = new EnumMap<>(Peer.class);
        for (Peer peer : List.of(Peer.BY_HAND, Peer.KEYWAY)) {
            bytes.put(peer, HeapProbe.measure(one, peer, contestants, rows));
        }
        return bytes;
    }
}
