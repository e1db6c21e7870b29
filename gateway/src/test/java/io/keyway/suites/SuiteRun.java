package io.keyway.suites;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the queries of a folder's suites. */
final class SuiteRun implements AutoCloseable {
    private final SuiteStore store;
    private final Documented documented;
    private final SuiteReport report = new SuiteReport();
    private @Nullable Connection connection;
    private String url = "";

    SuiteRun(SuiteStore store, Documented documented) {
        this.store = store;
        this.documented = documented;
    }

    /** Runs every {@code .iq} and {@code .test} file below a folder, in the order of their names. */
    SuiteReport runAll(Path folder) throws IOException, SQLException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().matches(".*\\.(iq|test)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            run(folder.relativize(file).toString(), Files.readAllLines(file));
        }
        return report;
    }

    /** Runs one file, by its lines. */
    SuiteReport run(String name, List<String> lines) throws IOException, SQLException {
        boolean quidem = name.endsWith(".iq");
        if (quidem) {
            connect(store.fill("scott", scott()));
        }
        Script script = quidem ? QuidemScript.read(name, lines) : LogicScript.read(name, lines);
        report.skip(script.skipped());
        for (Script.Step step : script.steps()) {
            if (step instanceof Script.Load load) {
                String state = SuiteQuery.digest("SHA-256", load.tables().toString());
                connect(store.fill("slt_" + state.substring(0, 12), load.tables()));
            } else if (step instanceof Script.Ask ask) {
                ask(ask.query());
            }
        }
        return report;
    }

    private void ask(SuiteQuery query) {
        Answer answer = Answer.of(Objects.requireNonNull(connection, "a table comes before a query"), query.sql());
        Verdict verdict = Judge.of(query, answer);
        String reason = verdict == Verdict.AGREE ? null : reason(query, answer);
        report.add(query, answer, reason == null ? verdict : Verdict.DOCUMENTED, reason == null ? "" : reason);
    }

    private @Nullable String reason(SuiteQuery query, Answer answer) {
        String written = documented.reason(query, answer);
        return written == null && Judge.hasMoreDigits(query, answer)
                ? "more digits (docs/types.md, Computing)"
                : written;
    }

    private void connect(String to) throws SQLException {
        if (!to.equals(url)) {
            close();
            connection = DriverManager.getConnection(to);
            url = to;
        }
    }

    /** The tables of Calcite's and Oracle's scott. */
    private static List<SuiteTable> scott() throws IOException {
        try (InputStream script = Objects.requireNonNull(SuiteRun.class.getResourceAsStream("scott.sql"))) {
            TableScript tables = new TableScript();
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Stream.of(text.split(";\\s*")).forEach(tables::execute);
            return tables.tables();
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
