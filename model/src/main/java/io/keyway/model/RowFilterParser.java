package io.keyway.model;

import io.keyway.model.RowFilter.Condition;
import io.keyway.model.RowFilter.Equal;
import io.keyway.model.RowFilter.IsNotNull;
import io.keyway.model.RowFilter.IsNull;
import io.keyway.model.RowFilter.NotEqual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the filter language of {@code rows}:
 *
 * <pre>
 *   filter    := condition { AND condition }
 *   condition := field '=' text | field '&lt;&gt;' text | field IS [NOT] NULL
 *   field     := letters, digits and underscores as they are, or anything within double quotes ("" for one)
 *   text      := anything within single quotes ('' for one)
 * </pre>
 *
 * <p>Keywords may be written in either case; field names are taken as they are.
 */
final class RowFilterParser {
    private static final Set<String> KEYWORDS = Set.of("AND", "IS", "NOT", "NULL", "OR");

    private final String text;
    private int at;

    private RowFilterParser(String text) {
        this.text = text;
    }

    /**
     * The filter that the text writes.
     *
     * @throws IllegalArgumentException when it does not follow the grammar, saying where and what was expected
     */
    static RowFilter parse(String text) {
        RowFilterParser parser = new RowFilterParser(text);
        List<Condition> conditions = new ArrayList<>();
        do {
            conditions.add(parser.condition());
        } while (parser.acceptKeyword("AND"));
        if (!parser.atEnd()) {
            throw parser.expected("AND or the end");
        }
        return new RowFilter(conditions);
    }

    private Condition condition() {
        String field = field();
        if (accept("=")) {
            return new Equal(field, literal());
        }
        if (accept("<>")) {
            return new NotEqual(field, literal());
        }
        if (!acceptKeyword("IS")) {
            throw expected("=, <> or IS [NOT] NULL");
        }
        boolean not = acceptKeyword("NOT");
        if (!acceptKeyword("NULL")) {
            throw expected("NULL");
        }
        return not ? new IsNotNull(field) : new IsNull(field);
    }

    private String field() {
        if (!atEnd() && text.charAt(at) == '"') {
            return quoted('"');
        }
        int start = at;
        String word = word();
        if (word.isEmpty() || KEYWORDS.contains(word.toUpperCase(Locale.ROOT))) {
            at = start;
            throw expected("a field name (in double quotes when it is more than letters, digits and _)");
        }
        return word;
    }

    private String literal() {
        if (atEnd() || text.charAt(at) != '\'') {
            throw expected("a text in single quotes");
        }
        String literal = quoted('\'');
        if (literal.isEmpty()) {
            throw new IllegalArgumentException("a blank field is NULL; write IS NULL or IS NOT NULL instead of ''");
        }
        return literal;
    }

    /** The text between two quotes; a doubled quote is one. */
    private String quoted(char quote) {
        int start = at++;
        StringBuilder result = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                result.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                result.append(c);
                at++;
            } else {
                return result.toString();
            }
        }
        throw new IllegalArgumentException("the quote at character " + (start + 1) + " is never closed");
    }

    private boolean accept(String symbol) {
        skipSpace();
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        skipSpace();
        return true;
    }

    private boolean acceptKeyword(String keyword) {
        skipSpace();
        int start = at;
        if (word().equalsIgnoreCase(keyword)) {
            return true;
        }
        at = start;
        return false;
    }

    private String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean atEnd() {
        skipSpace();
        return at >= text.length();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what + " at character " + (at + 1));
    }
}
