package io.keyway.sqlshell.script;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where statements come from.
 *
 * @param name what error messages call it; empty for the prompt, whose user knows
 * @param file the script; null for anything else
 * @param includedFrom the place of the {@code \i} that reads it; null for what the user named himself
 */
public record Origin(
        String name, @Nullable Path file, @Nullable String includedFrom) {
    /** The prompt. */
    public static final Origin PROMPT = new Origin("", null, null);

    /** The value of {@code -c}. */
    public static final Origin ARGUMENT = new Origin("-c", null, null);

    /** Standard input. */
    public static final Origin STDIN = new Origin("stdin", null, null);

    /** A script file. */
    public static Origin of(Path file, @Nullable String includedFrom) {
        return new Origin(file.toString(), file, includedFrom);
    }
}
