package io.keyway.pattern;

import org.jspecify.annotations.Nullable;

/** Reads what stands in brackets, such as {@code [^a-z[:digit:]_]}, after the opening one. */
final class RegexBrackets {
    private static final String ALPHA = "\\p{IsAlphabetic}";
    private static final String SPACE =
            " \\t-\\r\\x{2028}\\x{2029}\\x{1680}\\x{2000}-\\x{2006}\\x{2008}-\\x{200a}\\x{205f}\\x{3000}\\x85";

    private final RegexText text;
    private final RegexFlags flags;
    private final StringBuilder items = new StringBuilder();

    RegexBrackets(RegexText text, RegexFlags flags) {
        this.text = text;
        this.flags = flags;
    }

    /** The content of the brackets that {@code \d} and its like stand for; null for other letters. */
    static @Nullable String shorthand(int letter) {
        return switch (letter) {
            case 'd' -> "0-9";
            case 'D' -> "^0-9";
            case 's' -> SPACE;
            case 'S' -> "^" + SPACE;
            case 'w' -> ALPHA + "\\p{Nd}_";
            case 'W' -> "^" + ALPHA + "\\p{Nd}_";
            default -> null;
        };
    }

    /** The brackets in Java's form; the expression is read up to the closing one. */
    String read() {
        boolean negated = text.accept('^');
        boolean first = true;
        while (first || !text.sees(']')) {
            if (text.isAtEnd()) {
                throw text.invalid("brackets are not balanced");
            }
            item();
            first = false;
        }
        text.next();
        if (negated && flags.dotEndsAtLine()) {
            items.append("\\n");
        }
        return (negated ? "[^" : "[") + items + ']';
    }

    private void item() {
        if (text.accept("[:")) {
            items.append(named(text.until(":]", "brackets are not balanced")));
            return;
        }
        int first = endpoint();
        if (first < 0) {
            return;
        }
        if (!text.sees('-') || text.sees("-]")) {
            items.append(RegexText.quoted(first));
            return;
        }
        text.next();
        int last = text.isAtEnd() ? -1 : endpoint();
        if (last < first) {
            throw text.invalid("a range of characters is in the wrong order");
        }
        items.append(RegexText.quoted(first)).append('-').append(RegexText.quoted(last));
    }

    /** A character; -1 when a class stood there, which is added. */
    private int endpoint() {
        if (text.accept("[.")) {
            return single(text.until(".]", "brackets are not balanced"));
        }
        if (text.accept("[=")) {
            return single(text.until("=]", "brackets are not balanced"));
        }
        int character = text.next();
        if (character != '\\') {
            return character;
        }
        int letter = text.escaped();
        String shorthand = shorthand(letter);
        if (shorthand == null) {
            return text.characterEscape(letter);
        }
        items.append(shorthand.startsWith("^") ? "[" + shorthand + "]" : shorthand);
        return -1;
    }

    private int single(String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > 1) {
            throw text.invalid("there is no character named " + name);
        }
        return name.codePointAt(0);
    }

    private String named(String name) {
        return switch (name) {
            case "alpha" -> ALPHA;
            case "upper" -> flags.ignoringCase() ? ALPHA : "\\p{IsUppercase}";
            case "lower" -> flags.ignoringCase() ? ALPHA : "\\p{IsLowercase}";
            case "digit" -> "0-9";
            case "alnum" -> ALPHA + "\\p{Nd}";
            case "word" -> ALPHA + "\\p{Nd}_";
            case "space" -> SPACE;
            case "blank" -> " \\t";
            case "punct" -> "\\p{Punct}\\p{IsPunctuation}\\p{S}";
            case "cntrl" -> "\\p{Cc}";
            case "graph" -> "[^\\p{Z}\\p{C}]";
            case "print" -> "[^\\p{Zl}\\p{Zp}\\p{C}]";
            case "xdigit" -> "0-9A-Fa-f";
            case "ascii" -> "\\x00-\\x7f";
            default -> throw text.invalid("there is no class of characters [:" + name + ":]");
        };
    }
}
