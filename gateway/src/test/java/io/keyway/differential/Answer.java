package io.keyway.differential;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a database makes of a query. */
sealed interface Answer {

    /**
     * Rows.
     *
     * @param values in order
     */
    record Rows(List<List<@Nullable Object>> values) implements Answer {
        /** The rows as text that is the same for equal values of whatever class. */
        List<String> rows() {
            return values.stream().map(Answer::row).toList();
        }

        /** Whether these are the same rows; in the same order, if that matters. */
        boolean matches(Rows other, boolean ordered) {
            return ordered ? rows().equals(other.rows()) : sorted().equals(other.sorted());
        }

        private List<String> sorted() {
            return rows().stream().sorted().toList();
        }

        @Override
        public String toString() {
            return values.size() + " rows\n  " + String.join("\n  ", rows());
        }
    }

    /**
     * No answer.
     *
     * @param state the SQLSTATE; empty if it is none that says what the query did wrong
     * @param reason in one line
     * @param unserved whether no query table holds what was asked for, which is how it should be
     */
    record Refused(String state, String reason, boolean unserved) implements Answer {
        /** No opinion at all. */
        static Refused because(String reason) {
            return new Refused("", reason, false);
        }

        /** Whether it failed in a way that no user should see. */
        boolean isFault() {
            return state.equals("XX000");
        }

        /** Whether the query finds more rows than it may. */
        boolean isTooManyRows() {
            return state.equals("21000");
        }
    }

    /** What sums of doubles leave of zero, more or less by the order of the rows: values of tables are multiples of a tenth. */
    BigDecimal NOISE = new BigDecimal("1E-10");

    /** A row as text. */
    static String row(List<@Nullable Object> values) {
        return values.stream().map(Answer::value).collect(Collectors.joining(" | "));
    }

    private static String value(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            BigDecimal rounded = new BigDecimal(value.toString()).round(new MathContext(9));
            return number(rounded.abs().compareTo(NOISE) < 0 ? BigDecimal.ZERO : rounded);
        }
        if (value instanceof BigDecimal decimal) {
            return number(decimal.scale() > 0 ? decimal.round(new MathContext(9)) : decimal);
        }
        if (value instanceof Number number) {
            return number(BigDecimal.valueOf(number.longValue()));
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof Instant || value == null) {
            return String.valueOf(value);
        }
        return value instanceof String text ? "'" + text + "'" : value.toString();
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
