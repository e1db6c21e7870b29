package io.keyway.sqlshell;

import io.keyway.sqlshell.format.Format;
import io.keyway.sqlshell.format.PrintOptions;
import io.keyway.sqlshell.format.ResultReader;
import io.keyway.sqlshell.format.RowPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what {@code keyway sql -c} does, as far as it goes without a cluster. */
public final class ShellWarmUp {
    /** Nobody listens there. */
    private static final String NOWHERE = "jdbc:keyway://127.0.0.1:1/nowhere?connectTimeout=5s";

    private ShellWarmUp() {}

    /** Plans as the shell prints them, and how connecting failed. */
    public static String run() throws SQLException, IOException {
        return plans() + connecting();
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
