package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link Sql} consists of. Columns and sub-queries stay values, so that a sub-query can be asked for by itself. */
sealed interface Piece permits Piece.Text, Source.Ref, Source.Declared, Nested, Correlation, Windowed {
    /** As SQL writes it. */
    Sql written();

    /** The columns that it names. */
    Stream<Ref> named();

    /** The aliases of the tables that stand here for the whole query to name. */
    default Stream<String> declared() {
        return Stream.of();
    }

    /**
     * The same with values for columns.
     *
     * @param values what is written in the place of a column, by the column as SQL names it
     */
    Sql with(Map<String, Sql> values);

    /**
     * Text in which nothing is to be found.
     *
     * @param text with a {@code ?} for each parameter
     * @param parameters the values, in the order of the text
     */
    record Text(String text, List<@Nullable Object> parameters) implements Piece {
        @Override
        public Sql written() {
            return new Sql(List.of(this));
        }

        @Override
        public Stream<Ref> named() {
            return Stream.of();
        }

        @Override
        public Sql with(Map<String, Sql> values) {
            return written();
        }
    }
}
