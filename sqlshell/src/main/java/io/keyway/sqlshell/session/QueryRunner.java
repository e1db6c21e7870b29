package io.keyway.sqlshell.session;

import io.keyway.sqlshell.format.Format;
import io.keyway.sqlshell.format.PrintOptions;
import io.keyway.sqlshell.format.PrintedColumn;
import io.keyway.sqlshell.format.ResultReader;
import io.keyway.sqlshell.format.RowPrinter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one SQL statement at a time and prints its results; another thread may cancel it. */
final class QueryRunner {
    private final Console console;
    private volatile @Nullable Statement running;
    private volatile boolean cancelled;

    QueryRunner(Console console) {
        this.console = console;
    }

    /** Begins a statement or a command, which an earlier cancel does not concern. */
    void begin() {
        cancelled = false;
    }

    /** Runs a statement and prints everything that it answers. */
    void run(Connection connection, String sql, Settings settings) throws SQLException, IOException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement();
                Spinner wait = console.interactive() ? Spinner.on(console.out()) : null) {
            running = statement;
            boolean isResult = statement.execute(sql);
            SQLWarning warning = statement.getWarnings();
            if (warning != null || !isResult) {
                end(wait);
            }
            console.warn(warning);
            for (int count = -1; isResult || (count = statement.getUpdateCount()) >= 0; ) {
                if (isResult) {
                    try (ResultSet result = statement.getResultSet()) {
                        print(result, settings, wait);
                    }
                } else if (console.interactive()) {
                    console.notice(count + (count == 1 ? " row\n" : " rows\n"));
                }
                isResult = statement.getMoreResults();
            }
        } finally {
            running = null;
        }
        if (settings.timing()) {
            console.notice(time(System.nanoTime() - start));
        }
    }

    /** Cancels the statement that is running, from another thread. */
    void cancel() {
        cancelled = true;
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // The statement has ended meanwhile, or its driver cannot cancel: no more rows are printed in any case.
                return;
            }
        }
    }

    /** Whether the last statement was cancelled. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Prints rows that do not come from a statement. */
    void print(List<PrintedColumn> columns, List<List<@Nullable String>> rows, Settings settings) throws IOException {
        RowPrinter printer = printer(settings);
        printer.begin(columns);
        for (List<@Nullable String> row : rows) {
            printer.row(row);
        }
        printer.end(rows.size());
        console.out().flush();
    }

    private void print(ResultSet result, Settings settings, @Nullable Spinner wait) throws SQLException, IOException {
        ResultReader reader = new ResultReader(result);
        List<@Nullable String> first = reader.next();
        end(wait);
        RowPrinter printer = printer(settings);
        printer.begin(reader.columns());
        long rows = 0;
        for (List<@Nullable String> row = first; row != null && !cancelled; row = reader.next()) {
            printer.row(row);
            rows++;
        }
        if (cancelled) {
            throw new SQLException("cancelled", "57014");
        }
        printer.end(rows);
        console.out().flush();
        console.warn(result.getWarnings());
    }

    private static void end(@Nullable Spinner wait) throws IOException {
        if (wait != null) {
            wait.close();
        }
    }

    private RowPrinter printer(Settings settings) {
        int width = console.width().getAsInt();
        PrintOptions options = new PrintOptions(settings.nullText(), settings.footer(), console.colour(), width);
        if (settings.format() != Format.ALIGNED) {
            return settings.format().printer(console.out(), options);
        }
        return switch (settings.expanded()) {
            case ON -> Format.VERTICAL.printer(console.out(), options);
            case OFF -> Format.ALIGNED.printer(console.out(), options);
            case AUTO -> Format.fitting(console.out(), options);
        };
    }

    private static String time(long nanos) {
        double seconds = nanos / 1e9;
        return seconds < 1
                ? String.format(java.util.Locale.ROOT, "Time: %.1f ms%n", seconds * 1e3)
                : String.format(java.util.Locale.ROOT, "Time: %.3f s%n", seconds);
    }
}
