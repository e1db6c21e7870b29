package io.keyway.devcassandra.node;

import java.util.ArrayList;
import java.util.List;

/**
 * The line format of the request log: fields between tabs, so that CQL of several lines stays one line.
 *
 * <p>Within a field a backslash, tab, line feed and carriage return are written as {@code \\ \t \n \r}.
 */
public final class RequestLine {
    private RequestLine() {}

    /** The fields as one line, its line feed included. */
    public static String join(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            line.append(line.isEmpty() ? "" : "\t").append(escape(field));
        }
        return line.append('\n').toString();
    }

    /** The fields of one line that {@link #join} made, given without its line feed. */
    public static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(unescape(field));
        }
        return fields;
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            text.append(c == '\\' ? unescaped(field.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char unescaped(char letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> letter;
        };
    }
}
