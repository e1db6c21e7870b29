package io.keyway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A query apart from those of its literals that may change without changing what the query means.
 *
 * <p>A literal is a slot when it stands in WHERE or ON, and is compared with a column as it is: as the operand of a
 * comparison, of BETWEEN, or in a list of nothing but literals after IN. Anything else stays part of the text.
 *
 * <pre>{@code
 * SELECT a FROM t WHERE k = 5 AND n IN ('x', 'y')   ->   SELECT a FROM t WHERE k = <i> AND n IN (<s2>)   5, [x, y]
 * }</pre>
 *
 * @param text the text, {@linkplain SqlText#trimmed trimmed}, with a sign for the type of each slot in its place; queries of the same text have literals of the
 *     same types in the same places
 * @param slots what stood there, in the order of the text
 */
public record QueryShape(String text, List<LiteralSlot> slots) {
    /** Precedes each type's sign; a text that already contains it gets no slots. */
    private static final char MARK = '\0';

    /** Lists of up to this many values may need their own plan: their partitions are merged while they are read. */
    private static final int SHORT_LIST = 32;

    /** The longest list that a clustering column can be restricted to. */
    private static final int LONG_LIST = 1_000;

    private static final String[] CONDITION = {"where", "on"};

    private static final String[] OTHER_CLAUSE = {
        "select", "from", "group", "having", "order", "window", "qualify", "limit", "offset", "fetch", "union",
        "intersect", "except", "minus", "values", "join", "with", "filter", "within", "over", "match_recognize", "case"
    };

    private static final String[] BEFORE = {"where", "on", "and", "or"};

    private static final String[] AFTER = {
        "and",
        "or",
        "group",
        "having",
        "order",
        "window",
        "limit",
        "offset",
        "fetch",
        "union",
        "intersect",
        "except",
        "join",
        "inner",
        "left",
        "right",
        "full",
        "cross",
        "natural",
        "where"
    };

    /** The shape of a text; without slots when anything about it is doubtful. */
    static QueryShape of(SqlText text) {
        String sql = text.text();
        if (sql.indexOf('\'') < 0 && sql.indexOf('=') < 0 && sql.indexOf('<') < 0 && sql.indexOf('(') < 0) {
            return new QueryShape(text.trimmed(), List.of());
        }
        TokenList tokens = text.tokens();
        if (!tokens.isTerminated() || sql.indexOf(MARK) >= 0) {
            return new QueryShape(text.trimmed(), List.of());
        }
        List<LiteralSlot> slots = new Finder(sql, tokens).find();
        return new QueryShape(slots.isEmpty() ? text.trimmed() : marked(text, slots), slots);
    }

    private static String marked(SqlText sql, List<LiteralSlot> slots) {
        boolean oneList = slots.stream().filter(LiteralSlot::isList).count() == 1;
        StringBuilder text = new StringBuilder(sql.text().length());
        int written = sql.begin();
        for (LiteralSlot slot : slots) {
            text.append(sql.text(), written, slot.start()).append(MARK);
            slot.type().appendTo(text);
            if (slot.isList()) {
                // The number of partitions that all lists make together decides how they are read.
                text.append(oneList ? size(slot.count()) : slot.count());
            }
            written = slot.end();
        }
        return text.append(sql.text(), written, sql.end()).toString();
    }

    private static String size(int values) {
        return values <= SHORT_LIST ? "short" : values <= LONG_LIST ? "long" : "huge";
    }

    /** One search for slots. */
    private static final class Finder {
        private final TokenList tokens;
        private final LiteralReader literals;
        private final List<LiteralSlot> slots = new ArrayList<>();
        /** Whether each open parenthesis stands in a condition; the last one is the innermost. */
        private final List<Boolean> outer = new ArrayList<>();

        private boolean inCondition;
        /** The token after the slots of the condition that was read last. */
        private int after;

        Finder(String sql, TokenList tokens) {
            this.tokens = tokens;
            this.literals = new LiteralReader(sql, tokens);
        }

        List<LiteralSlot> find() {
            int token = 0;
            while (token < tokens.size()) {
                boolean opens = step(token);
                token++;
                if (opens && inCondition && condition(token)) {
                    token = after;
                }
            }
            return slots;
        }

        /** Notes where a token leads; true when a condition may stand after it. */
        private boolean step(int token) {
            if (tokens.isMark(token, '(')) {
                outer.add(inCondition);
                return true;
            }
            if (tokens.isMark(token, ')')) {
                inCondition = !outer.isEmpty() && outer.remove(outer.size() - 1);
                return false;
            }
            if (tokens.isOneOf(token, CONDITION)) {
                inCondition = true;
            } else if (tokens.isOneOf(token, OTHER_CLAUSE)) {
                inCondition = false;
            }
            return tokens.isOneOf(token, BEFORE);
        }

        /** Reads a condition with slots; false when there is none. */
        private boolean condition(int token) {
            int operator = column(token);
            if (operator > token) {
                return comparison(operator) || between(operator) || list(operator);
            }
            LiteralSlot slot = literals.read(token);
            if (slot == null) {
                return false;
            }
            int next = token + LiteralReader.length(slot, tokens, token);
            int end = isComparison(next) ? column(next + 1) : -1;
            return end > next + 1 && ends(end) && take(end, slot);
        }

        private boolean comparison(int operator) {
            if (!isComparison(operator)) {
                return false;
            }
            LiteralSlot slot = literals.read(operator + 1);
            int end = slot == null ? -1 : operator + 1 + LiteralReader.length(slot, tokens, operator + 1);
            return slot != null && ends(end) && take(end, slot);
        }

        private boolean between(int word) {
            LiteralSlot lower = tokens.isWord(word, "between") ? literals.read(word + 1) : null;
            if (lower == null) {
                return false;
            }
            int and = word + 1 + LiteralReader.length(lower, tokens, word + 1);
            LiteralSlot upper = tokens.isWord(and, "and") ? literals.read(and + 1) : null;
            int end = upper == null ? -1 : and + 1 + LiteralReader.length(upper, tokens, and + 1);
            return upper != null && ends(end) && take(end, lower, upper);
        }

        private boolean list(int word) {
            if (!tokens.isWord(word, "in") || !tokens.isMark(word + 1, '(')) {
                return false;
            }
            List<LiteralSlot> items = new ArrayList<>();
            int token = word + 2;
            boolean more = true;
            while (more) {
                LiteralSlot item = literals.read(token);
                if (item == null) {
                    return false;
                }
                items.add(item);
                token += LiteralReader.length(item, tokens, token);
                more = tokens.isMark(token, ',');
                token += more ? 1 : 0;
            }
            LiteralSlot slot = tokens.isMark(token, ')') && ends(token + 1) ? list(items) : null;
            return slot != null && take(token + 1, slot);
        }

        /** The values as one slot: sorted and each once, as the planner would keep them; null when they are of two types. */
        private static @Nullable LiteralSlot list(List<LiteralSlot> items) {
            LiteralSlot first = items.get(0);
            if (items.size() == 1) {
                return first;
            }
            TreeSet<Object> values = new TreeSet<>();
            for (LiteralSlot item : items) {
                if (!item.type().equals(first.type())) {
                    return null;
                }
                values.add(item.value());
            }
            int end = items.get(items.size() - 1).end();
            return values.size() == 1 ? null : new LiteralSlot(first.start(), end, first.type(), List.copyOf(values));
        }

        private boolean take(int end, LiteralSlot... found) {
            slots.addAll(List.of(found));
            after = end;
            return true;
        }

        /** The token after a column's name, qualified or not; the token itself when there is none. */
        private int column(int token) {
            int end = token;
            while (isName(end)) {
                if (!tokens.isMark(end + 1, '.')) {
                    return end + 1;
                }
                end += 2;
            }
            return token;
        }

        private boolean isName(int token) {
            TokenKind kind = tokens.kind(token);
            // DATE '2018-11-01' begins like a name, and is none.
            return kind == TokenKind.QUOTED_IDENTIFIER
                    || kind == TokenKind.WORD && tokens.kind(token + 1) != TokenKind.STRING;
        }

        private boolean isComparison(int token) {
            if (tokens.kind(token) != TokenKind.PUNCTUATION) {
                return false;
            }
            return switch (tokens.text(token)) {
                case "=", "<", ">", "<=", ">=" -> true;
                default -> false;
            };
        }

        /** Whether a condition can end before a token. */
        private boolean ends(int token) {
            return tokens.kind(token) == TokenKind.SEMICOLON
                    || tokens.isMark(token, ')')
                    || tokens.isOneOf(token, AFTER);
        }
    }
}
