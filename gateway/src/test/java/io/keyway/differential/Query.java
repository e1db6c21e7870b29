package io.keyway.differential;

/**
 * A query to be compared.
 *
 * @param shape what kind of query it is, in a word or two
 * @param sql its text and parameters
 * @param ordered whether it orders its rows totally
 */
record Query(String shape, Sql sql, boolean ordered) {
    /** A query of the same kind. */
    Query with(Sql other) {
        return new Query(shape, other, ordered);
    }
}
