package io.keyway.sqlshell.session;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A meta command: one row of the table that dispatch, help, completion and validation read.
 *
 * @param names the name, then its synonyms
 * @param arguments as help shows them; empty for none
 * @param atMost how many arguments it takes
 * @param help what it does, in a few words
 * @param values what completion offers after it
 * @param action what it does
 */
public record MetaCommand(
        List<String> names, String arguments, int atMost, String help, ArgumentKind values, Action action) {

    /** What kind of argument a command takes. */
    public enum ArgumentKind {
        NONE,
        TABLE,
        FILE,
        FORMAT,
        SWITCH,
        OPTION
    }

    /** What a command does. */
    interface Action {
        void run(Shell shell, Invocation call) throws MetaFailure, SQLException, IOException;
    }

    /** The name that help shows. */
    public String name() {
        return names.get(0);
    }
}
