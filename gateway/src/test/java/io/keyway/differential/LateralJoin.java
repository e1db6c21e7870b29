package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A query in FROM that names tables before it.
 *
 * @param kind how it is joined to them
 * @param body the query
 * @param source the query as a table that others can name
 * @param on the condition of the join, {@code TRUE} if the kind has none
 */
record LateralJoin(Kind kind, Sql body, Source source, Sql on) implements Nested {
    /** How SQL writes it. */
    enum Kind {
        CROSS(" CROSS JOIN"),
        COMMA(","),
        INNER(" JOIN"),
        LEFT(" LEFT JOIN");

        private final String written;

        Kind(String written) {
            this.written = written;
        }

        boolean hasCondition() {
            return this == INNER || this == LEFT;
        }
    }

    LateralJoin withKind(Kind other) {
        return new LateralJoin(other, body, source, on);
    }

    @Override
    public Nested withBody(Sql other) {
        return new LateralJoin(kind, other, source, on);
    }

    @Override
    public Sql written() {
        return Sql.of(
                kind.written, " LATERAL (", body, ") ", source.alias(), kind.hasCondition() ? Sql.of(" ON ", on) : "");
    }

    @Override
    public Stream<Ref> named() {
        return Stream.concat(body.outer().stream(), on.pieces().stream().flatMap(Piece::named));
    }

    @Override
    public Stream<String> declared() {
        return Stream.of(source.alias());
    }

    @Override
    public Sql with(Map<String, Sql> values) {
        return Sql.of(new LateralJoin(kind, body.with(values), source, on.with(values)));
    }
}
