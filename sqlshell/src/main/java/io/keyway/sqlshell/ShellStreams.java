package io.keyway.sqlshell;

import java.io.Reader;
import java.io.Writer;

/**
 * What the shell reads and writes.
 *
 * @param in a script, where the options name none
 * @param out data; a failure to write ends the run
 * @param err errors, warnings and times
 * @param terminal whether input and output are a terminal, so that a prompt is shown
 */
public record ShellStreams(Reader in, Writer out, Writer err, boolean terminal) {}
