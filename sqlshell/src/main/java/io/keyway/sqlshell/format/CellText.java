package io.keyway.sqlshell.format;

import java.util.Locale;

/** Makes data safe to show: characters that would control a terminal, or break a table, are written as escapes. */
public final class CellText {
    private static final String HEX = "0123456789abcdef";

    private CellText() {}

    /**
     * The text with control characters as {@code \x1b}, {@code \t} and so on; line feeds stay where the format can show
     * them.
     */
    public static String shown(String text, boolean keepLines) {
        int i = 0;
        while (i < text.length() && isHarmless(text.charAt(i), keepLines)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmless(c, keepLines)) {
                shown.append(c);
            } else {
                escape(c, shown);
            }
        }
        return shown.toString();
    }

    private static boolean isHarmless(char c, boolean keepLines) {
        boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
        return (!control && !turnsDirection(c)) || (c == '\n' && keepLines);
    }

    /** Characters that make a terminal draw what follows from right to left, over the next cells. */
    private static boolean turnsDirection(char c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static void escape(char c, StringBuilder to) {
        switch (c) {
            case '\t' -> to.append("\\t");
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            default -> {
                if (c < 0x100) {
                    to.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                } else {
                    to.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                }
            }
        }
    }
}
