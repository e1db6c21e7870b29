package io.keyway.differential;

import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table in a FROM clause, or a query in its place.
 *
 * @param content the table and its rows
 * @param from what SQL reads: the logical table, one of its query tables, or a query of one of them
 * @param alias its alias
 * @param columns those that SQL can name
 */
record Source(Content content, Sql from, String alias, List<Column> columns) {

    /** A logical table. */
    static Source of(Content content, String alias) {
        return new Source(
                content, Sql.of(content.table().name()), alias, content.table().columns());
    }

    LogicalTable table() {
        return content.table();
    }

    /** The columns, qualified. */
    List<Ref> refs() {
        return columns.stream().map(column -> new Ref(this, column)).toList();
    }

    /** One column, qualified. */
    Ref ref(String name) {
        return refs().stream()
                .filter(ref -> ref.column().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** {@code table alias}. */
    Declared declaration() {
        return new Declared(from, alias);
    }

    /**
     * A table where a query declares it.
     *
     * @param from what SQL reads
     * @param alias its alias
     */
    record Declared(Sql from, String alias) implements Piece {
        @Override
        public Sql written() {
            return Sql.of(from, " ", alias);
        }

        @Override
        public Stream<Ref> named() {
            return from.outer().stream();
        }

        @Override
        public Stream<String> declared() {
            return Stream.of(alias);
        }

        @Override
        public Sql with(Map<String, Sql> values) {
            return Sql.of(new Declared(from.with(values), alias));
        }
    }

    /** A column of a source. */
    record Ref(Source source, Column column) implements Piece {
        @Override
        public Sql written() {
            return Sql.of(toString());
        }

        @Override
        public Stream<Ref> named() {
            return Stream.of(this);
        }

        @Override
        public Sql with(Map<String, Sql> values) {
            return values.getOrDefault(toString(), Sql.of(this));
        }

        CellType type() {
            return CellType.of(column);
        }

        /** A value that the column has in some row, or may have. */
        @Nullable
        Object value(Choice choice) {
            List<Map<String, @Nullable Object>> rows = source.content().rows();
            if (!rows.isEmpty() && choice.percent(80)) {
                Object stored = choice.of(rows).get(column.name());
                if (stored != null) {
                    return stored;
                }
            }
            return choice.of(type().domain());
        }

        @Override
        public String toString() {
            return source.alias() + "." + column.name();
        }
    }
}
