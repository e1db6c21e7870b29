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
public record Completion(String text, String group, String description, int rank, boolean complete) {
    static Completion column(String text, String description) {
        return new Completion(text, "columns", description, 1, false);
    }

    static Completion alias(String text, String description) {
        return new Completion(text, "in this query", description, 2, false);
    }

    static Completion table(String text, String description) {
        return new Completion(text, "tables", description, 3, true);
    }

    static Completion function(String name) {
        return new Completion(name, "functions", "", 4, false);
    }

    static Completion keyword(String word) {
        return new Completion(word, "keywords", "", 5, true);
    }

    /** A meta command. */
    public static Completion command(String name, String description) {
        return new Completion(name, "commands", description, 1, true);
    }

    /** An argument of a meta command. */
    public static Completion value(String text, String description) {
        return new Completion(text, "values", description, 1, true);
    }
}
