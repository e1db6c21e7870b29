package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A condition by which a sub-query depends on an outer row.
 *
 * @param condition the condition
 */
record Correlation(Sql condition) implements Piece {
    @Override
    public Sql written() {
        return condition;
    }

    @Override
    public Stream<Ref> named() {
        return condition.pieces().stream().flatMap(Piece::named);
    }

    @Override
    public Sql with(Map<String, Sql> values) {
        return Sql.of(new Correlation(condition.with(values)));
    }
}
