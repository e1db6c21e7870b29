package io.keyway.sql;

import java.util.List;

/**
 * A literal of a query whose place another one of the same type may take.
 *
 * @param start the index of its first character; of a list, that of its first value
 * @param end the index after its last character; of a list, after its last value
 * @param type what SQL makes of it
 * @param value Integer, Long, BigDecimal, Double, String, LocalDate, Instant or UUID, as the type says; of a list, at
 *     least two different ones in their natural order, in a {@link List}
 */
public record LiteralSlot(int start, int end, LiteralType type, Object value) {

    /** Whether it is the whole list of an IN. */
    public boolean isList() {
        return value instanceof List;
    }

    /** How many values it has. */
    public int count() {
        return value instanceof List<?> list ? list.size() : 1;
    }
}
