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
public record ScriptOrigin(
        String name, @Nullable Path file, @Nullable String includedFrom) {
    /** The prompt. */
    public static final ScriptOrigin PROMPT = new ScriptOrigin("", null, null);

    /** The value of {@code -c}. */
    public static final ScriptOrigin ARGUMENT = new ScriptOrigin("-c", null, null);

    /** Standard input. */
    public static final ScriptOrigin STDIN = new ScriptOrigin("stdin", null, null);

    /** A script file. */
    public static ScriptOrigin of(Path file, @Nullable String includedFrom) {
        return new ScriptOrigin(file.toString(), file, includedFrom);
    }
}
