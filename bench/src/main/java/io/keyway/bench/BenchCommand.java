package io.keyway.bench;

import io.keyway.bench.cases.Case;
import io.keyway.bench.cases.Cases;
import io.keyway.bench.data.Dataset;
import io.keyway.bench.data.LoadedNode;
import io.keyway.bench.data.Plays;
import io.keyway.bench.measure.CaseResult;
import io.keyway.bench.measure.Contest;
import io.keyway.bench.measure.Effort;
import io.keyway.bench.peers.Contestants;
import io.keyway.bench.peers.HandWritten;
import io.keyway.bench.report.TextTable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ./keyway bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Keyway beside hand-written code and its peers, on a Cassandra of its own.")
public final class BenchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Cases, by their names or the beginnings of them; all by default.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Print the names of the cases, and end.")
    private boolean list;

    @Option(names = "--quick", description = "A minute or two instead of about ten: only a first impression.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each case, however long they take.")
    private int rounds;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Rows of the usual dataset; the small one has a tenth of it, the large one ten times as many."
                    + " A multiple of 200. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the order of contestants.")
    private long seed;

    @Option(
            names = "--driver-jar",
            paramLabel = "JAR",
            required = true,
            description = "Keyway's driver; the script names it.")
    private @Nullable Path driverJar;

    private final PrintStream out;
    private final PrintStream err;

    BenchCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand(System.out, System.err)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Dataset usual = new Dataset(new Plays(rows), true);
        Dataset small = new Dataset(new Plays(rows / 10), false);
        Dataset large = new Dataset(new Plays(rows * 10), false);
        List<Case> cases =
                Cases.over(small, usual, large).stream().filter(this::isWanted).toList();
        if (list) {
            cases.forEach(one -> out.printf("%-24s%s%n", one.name(), one.title()));
            return 0;
        }
        out.print(TextTable.plain(measure(cases)));
        return 0;
    }

    private boolean isWanted(Case one) {
        return names.isEmpty() || names.stream().anyMatch(one.name()::startsWith);
    }

    private List<CaseResult> measure(List<Case> cases) throws Exception {
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        Set<Dataset> datasets = cases.stream().map(Case::dataset).collect(Collectors.toSet());
        try (LoadedNode node = LoadedNode.with(datasets, HandWritten::connect, err::println);
                Contestants contestants = new Contestants(driverJar(), node.address(), node.folder())) {
            List<CaseResult> results = new ArrayList<>();
            for (Case one : cases) {
                err.println(one.name());
                results.add(Contest.hold(one, contestants, rounds > 0 ? effort.withRounds(rounds) : effort, seed));
            }
            return results;
        }
    }

    private Path driverJar() {
        if (driverJar == null) {
            throw new IllegalStateException("picocli did not ask for --driver-jar");
        }
        return driverJar;
    }
}
