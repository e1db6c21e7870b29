package io.keyway.cli;

import java.io.Reader;
import java.io.StringWriter;
import java.util.Arrays;

/** A run of the command in this JVM, with what it has left. */
record CommandRun(int exitCode, String out, String err) {

    /** Runs a command, of which the words are the texts of the arguments. */
    static CommandRun of(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
        int exitCode = Keyway.run(new Streams(Reader.nullReader(), out, err, false), texts);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** Runs {@code load}. */
    static CommandRun load(Object... words) {
        Object[] all = new Object[words.length + 1];
        all[0] = "load";
        System.arraycopy(words, 0, all, 1, words.length);
        return of(all);
    }
}
