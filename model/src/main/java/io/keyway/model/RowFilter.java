package io.keyway.model;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which source records are rows of a logical table: a conjunction of conditions over source fields, as text.
 *
 * @param conditions all must hold; not empty
 */
public record RowFilter(List<Condition> conditions) {
    public RowFilter {
        conditions = List.copyOf(conditions);
    }

    /** One condition over one source field; a field that is blank or missing is null. */
    public sealed interface Condition {
        String field();

        /** Whether a field with this value satisfies the condition, by SQL's rules for null. */
        boolean accepts(@Nullable String value);
    }

    /** {@code field = 'text'}. */
    public record Equal(String field, String text) implements Condition {
        @Override
        public boolean accepts(@Nullable String value) {
            return text.equals(value);
        }
    }

    /** {@code field <> 'text'}; not satisfied by null. */
    public record NotEqual(String field, String text) implements Condition {
        @Override
        public boolean accepts(@Nullable String value) {
            return value != null && !text.equals(value);
        }
    }

    /** {@code field IS NULL}. */
    public record IsNull(String field) implements Condition {
        @Override
        public boolean accepts(@Nullable String value) {
            return value == null;
        }
    }

    /** {@code field IS NOT NULL}. */
    public record IsNotNull(String field) implements Condition {
        @Override
        public boolean accepts(@Nullable String value) {
            return value != null;
        }
    }

    /**
     * Whether a record is a row of the table.
     *
     * @param fields the record: a field's name to its value, null where blank or missing
     */
    public boolean accepts(Function<String, @Nullable String> fields) {
        return conditions.stream().allMatch(condition -> condition.accepts(fields.apply(condition.field())));
    }
}
