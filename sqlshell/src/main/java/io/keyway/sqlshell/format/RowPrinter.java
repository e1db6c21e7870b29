package io.keyway.sqlshell.format;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one result, row by row, holding a bounded number of rows at most. */
public interface RowPrinter {
    /** Starts a result. */
    void begin(List<PrintedColumn> columns) throws IOException;

    /** Writes a row: one text for each column, null for SQL's NULL. */
    void row(List<@Nullable String> cells) throws IOException;

    /** Ends the result; a printer that has held rows back writes them now. */
    void end(long rows) throws IOException;
}
