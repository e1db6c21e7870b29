package io.keyway.differential;

/** A query inside of another. */
sealed interface Nested extends Piece permits SubQuery, LateralJoin {
    /** The query. */
    Sql body();

    /** The same around another query. */
    Nested withBody(Sql other);
}
