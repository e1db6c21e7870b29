package io.keyway.sqlshell.session;

import java.io.IOException;
import java.io.Writer;
import java.sql.SQLWarning;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the shell writes to.
 *
 * @param out data, and nothing else unless it is a terminal
 * @param err errors, notices and times
 * @param interactive whether it is a terminal
 * @param colour whether colours are welcome
 * @param quiet whether warnings are unwelcome
 * @param width the columns of the terminal now; 0 when there is none
 */
public record Console(Writer out, Writer err, boolean interactive, boolean colour, boolean quiet, IntSupplier width) {

    /** Writes a message after the data written so far. */
    public void notice(String text) throws IOException {
        out.flush();
        err.write(text);
        err.flush();
    }

    /** Writes warnings, unless they are unwelcome. */
    public void warn(@Nullable SQLWarning first) throws IOException {
        for (SQLWarning warning = quiet ? null : first; warning != null; warning = warning.getNextWarning()) {
            notice("WARNING: " + warning.getMessage() + "\n");
        }
    }

    /** Writes what {@link io.keyway.sqlshell.script.ErrorReport} says. */
    void error(String report) throws IOException {
        notice(colour ? report.replaceFirst("ERROR:", "\u001b[1;31mERROR:\u001b[0m") : report);
    }
}
