package io.keyway.sqlshell.repl;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The file that remembers what was typed: {@code $XDG_STATE_HOME/keyway/history}, readable by its owner alone. */
final class HistoryFile {
    private HistoryFile() {}

    /** The file, created when it was missing; null when there is no place for one. */
    static @Nullable Path prepare(@Nullable String stateHome, String home) {
        Path state = stateHome == null || stateHome.isBlank() ? Path.of(home, ".local", "state") : Path.of(stateHome);
        Path file = state.resolve("keyway").resolve("history");
        try {
            Files.createDirectories(file.getParent());
            if (!Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                return file;
            }
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
            } catch (FileAlreadyExistsException e) {
                Files.setPosixFilePermissions(file, ownerOnly);
            }
            return file;
        } catch (IOException | UnsupportedOperationException e) {
            // A read-only home is no reason to refuse a prompt: the history just is not kept.
            return null;
        }
    }
}
