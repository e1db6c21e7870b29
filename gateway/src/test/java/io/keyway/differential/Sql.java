package io.keyway.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with the values of its parameters.
 *
 * @param text with a {@code ?} for each parameter
 * @param parameters the values, in the order of the text
 */
record Sql(String text, List<@Nullable Object> parameters) {

    /** Text without parameters. */
    static Sql of(String text) {
        return new Sql(text, List.of());
    }

    /** Pieces one behind the other; each a {@link Sql} or text. */
    static Sql of(Object... pieces) {
        return join("", Arrays.asList(pieces));
    }

    /** Pieces with text between them. */
    static Sql join(String between, List<?> pieces) {
        List<@Nullable Object> parameters = new ArrayList<>();
        String text = pieces.stream()
                .map(piece -> {
                    if (piece instanceof Sql sql) {
                        parameters.addAll(sql.parameters());
                        return sql.text();
                    }
                    return String.valueOf(piece);
                })
                .collect(Collectors.joining(between));
        return new Sql(text, parameters);
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? text : text + "\n-- parameters: " + parameters;
    }
}
