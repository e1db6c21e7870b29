package io.keyway.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;

/** Writes the script by which bash and zsh complete the command; the build runs it. */
final class CompletionScript {
    private CompletionScript() {}

    /** Takes the folder to write to. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Files.writeString(folder.resolve("keyway.bash"), text());
    }

    /** The script for both shells: zsh reads bash's by its own emulation, which the script turns on. */
    static String text() {
        Streams none = new Streams(Reader.nullReader(), Writer.nullWriter(), Writer.nullWriter(), false);
        return AutoComplete.bash("keyway", Keyway.line(none, Installation.found()));
    }
}
