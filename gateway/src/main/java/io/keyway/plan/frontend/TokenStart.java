package io.keyway.plan.frontend;

/**
 * Where a token of the query begins.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
record TokenStart(int line, int column) {}
