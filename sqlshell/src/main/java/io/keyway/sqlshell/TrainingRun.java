package io.keyway.sqlshell;

import io.keyway.sqlshell.format.Format;
import io.keyway.sqlshell.format.PrintOptions;
import io.keyway.sqlshell.format.ResultReader;
import io.keyway.sqlshell.format.RowPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Does what {@code keyway sql -c} does, as far as it goes without a cluster. The launcher runs it once after a build, and
 * keeps the classes that it loads in a form that the next JVM loads faster.
 */
final class TrainingRun {
    /** Nobody listens there. */
    private static final String NOWHERE = "jdbc:keyway://127.0.0.1:1/nowhere?connectTimeout=5s";

    private TrainingRun() {}

    /** Prints plans, and how connecting failed. */
    public static void main(String[] args) throws SQLException, IOException {
        QuietLogging.install(false);
        new CommandLine(new CommandLineOptions()).parseArgs("--csv", "-c", "SELECT 1");
        Writer out = StandardStreams.out();
        out.write(plans());
        out.write(connecting());
        out.flush();
        // As the shell ends: without waiting for anybody's threads.
        Runtime.getRuntime().halt(0);
    }

    static String plans() throws SQLException, IOException {
        StringWriter text = new StringWriter();
        for (Format format : List.of(Format.ALIGNED, Format.CSV)) {
            try (ResultSet result = io.keyway.jdbc.DriverWarmUp.plans()) {
                ResultReader reader = new ResultReader(result);
                RowPrinter printer = format.printer(text, new PrintOptions("", true, false, 0));
                printer.begin(reader.columns());
                long rows = 0;
                for (List<@Nullable String> row = reader.next(); row != null; row = reader.next()) {
                    printer.row(row);
                    rows++;
                }
                printer.end(rows);
            }
        }
        return text.toString();
    }

    private static String connecting() {
        try {
            DriverManager.getConnection(NOWHERE).close();
            return "";
        } catch (SQLException e) {
            return e.getMessage() + "\n";
        }
    }
}
