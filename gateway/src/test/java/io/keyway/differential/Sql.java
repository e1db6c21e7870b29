package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL.
 *
 * @param pieces what it consists of, in order
 */
record Sql(List<Piece> pieces) {

    /** Text without parameters. */
    static Sql of(String text) {
        return flat(text, List.of());
    }

    /** Text with a {@code ?} for each parameter. */
    static Sql flat(String text, List<@Nullable Object> parameters) {
        return new Sql(List.of(new Piece.Text(text, parameters)));
    }

    /** A parameter. */
    static Sql parameter(@Nullable Object value) {
        return flat("?", Collections.singletonList(value));
    }

    /** Pieces one after the other; each a {@link Sql}, a {@link Piece} or text. */
    static Sql of(Object... pieces) {
        return join("", Arrays.asList(pieces));
    }

    /** Pieces with text between them. */
    static Sql join(String between, Collection<?> pieces) {
        List<Piece> all = new ArrayList<>();
        for (Object piece : pieces) {
            if (!all.isEmpty() && !between.isEmpty()) {
                all.add(new Piece.Text(between, List.of()));
            }
            if (piece instanceof Sql sql) {
                all.addAll(sql.pieces());
            } else {
                all.add(piece instanceof Piece one ? one : new Piece.Text(String.valueOf(piece), List.of()));
            }
        }
        return new Sql(all);
    }

    /** The text, with a {@code ?} for each parameter. */
    String text() {
        return pieces.stream()
                .map(piece -> piece instanceof Piece.Text flat
                        ? flat.text()
                        : piece.written().text())
                .collect(Collectors.joining());
    }

    /** The values of the parameters, in the order of the text. */
    List<@Nullable Object> parameters() {
        List<@Nullable Object> values = new ArrayList<>();
        for (Piece piece : pieces) {
            values.addAll(
                    piece instanceof Piece.Text flat
                            ? flat.parameters()
                            : piece.written().parameters());
        }
        return values;
    }

    /** Each piece written otherwise. */
    Sql replaced(Function<Piece, Sql> change) {
        return join("", pieces.stream().map(change).toList());
    }

    /** The same with values for columns, by the columns as SQL names them. */
    Sql with(Map<String, Sql> values) {
        return values.isEmpty() ? this : replaced(piece -> piece.with(values));
    }

    /** The columns that it names of tables other than its own, each once. */
    List<Ref> outer() {
        Set<String> own = pieces.stream().flatMap(Piece::declared).collect(Collectors.toSet());
        Map<String, Ref> named = new LinkedHashMap<>();
        pieces.stream()
                .flatMap(Piece::named)
                .filter(ref -> !own.contains(ref.source().alias()))
                .forEach(ref -> named.putIfAbsent(ref.toString(), ref));
        return List.copyOf(named.values());
    }

    /** Whether there is such a piece, in sub-queries too. */
    boolean has(Predicate<Piece> wanted) {
        return pieces.stream()
                .anyMatch(piece -> wanted.test(piece)
                        || !(piece instanceof Piece.Text) && piece.written().has(wanted));
    }

    /** Whether it has sub-queries. */
    boolean hasSubQueries() {
        return has(Nested.class::isInstance);
    }

    @Override
    public String toString() {
        return parameters().isEmpty() ? text() : text() + "\n-- parameters: " + parameters();
    }
}
