package io.keyway.sqlshell.script;

/**
 * A line of a script.
 *
 * @param text without its line end
 * @param at the index in it of the place in question
 */
record SourceLine(String text, int at) {}
