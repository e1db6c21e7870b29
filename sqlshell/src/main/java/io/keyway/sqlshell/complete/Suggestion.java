package io.keyway.sqlshell.complete;

/**
 * What completion offers.
 *
 * @param text what to insert in place of the fragment at the cursor
 * @param group the heading it stands under
 * @param description a few words; possibly empty
 * @param rank groups with a lower rank come first
 * @param complete whether a blank may follow
 */
public record Suggestion(String text, String group, String description, int rank, boolean complete) {
    static Suggestion column(String text, String description) {
        return new Suggestion(text, "columns", description, 1, false);
    }

    static Suggestion alias(String text, String description) {
        return new Suggestion(text, "in this query", description, 2, false);
    }

    static Suggestion table(String text, String description) {
        return new Suggestion(text, "tables", description, 3, true);
    }

    static Suggestion function(String name) {
        return new Suggestion(name, "functions", "", 4, false);
    }

    static Suggestion keyword(String word) {
        return new Suggestion(word, "keywords", "", 5, true);
    }

    /** A meta command. */
    public static Suggestion command(String name, String description) {
        return new Suggestion(name, "commands", description, 1, true);
    }

    /** An argument of a meta command. */
    public static Suggestion value(String text, String description) {
        return new Suggestion(text, "values", description, 1, true);
    }
}
