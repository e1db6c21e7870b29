package io.keyway.differential;

/**
 * A query to be compared.
 *
 * @param sql its text and parameters
 * @param ordered whether it orders its rows totally
 */
record Query(Sql sql, boolean ordered) {}
