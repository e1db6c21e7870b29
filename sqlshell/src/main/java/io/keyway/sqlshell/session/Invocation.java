package io.keyway.sqlshell.session;

import io.keyway.sql.StatementText;
import io.keyway.sqlshell.script.ScriptReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meta command as it was written.
 *
 * @param name with its backslash
 * @param arguments without the quotes around them
 */
record Invocation(String name, List<String> arguments, ScriptReader script, StatementText statement) {

    /** Takes a command line apart; quotes keep blanks together, and a semicolon at its end is forgiven. */
    static Invocation of(ScriptReader script, StatementText statement) {
        String text = statement.text().strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        List<String> words = words(text);
        return new Invocation(words.get(0), List.copyOf(words.subList(1, words.size())), script, statement);
    }

    /** The argument there; null when there are fewer. */
    @Nullable
    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** All arguments, with one blank between them. */
    String line() {
        return String.join(" ", arguments);
    }

    /** Single quotes are taken off; double quotes stay, because in a name they say that its case counts. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean some = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (some) {
                    words.add(word.toString());
                }
                word.setLength(0);
                some = false;
                continue;
            }
            some = true;
            boolean mark = quote == 0 ? c == '\'' || c == '"' : c == quote;
            if (mark) {
                quote = quote == 0 ? c : 0;
            }
            if (!mark || c == '"') {
                word.append(c);
            }
        }
        if (some) {
            words.add(word.toString());
        }
        return words;
    }
}
