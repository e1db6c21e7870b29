package io.keyway.loader.source;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the files to load. */
public final class SourceFiles {
    private static final List<RecordSource> FORMATS = List.of(new CsvSource());

    private final List<SourceFile> found = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private SourceFiles() {}

    /**
     * The files that these paths name, each once: files as they are, folders with everything below them in the order
     * of their names. In folders, hidden files and files of formats that are not known are passed over.
     *
     * @return at least one file
     * @throws KeywayException UNREADABLE_INPUT when a path is missing or unreadable, when a file named by itself has no
     *     known format, or when there is nothing to load
     */
    public static List<SourceFile> find(List<Path> paths) {
        SourceFiles files = new SourceFiles();
        for (Path path : paths) {
            files.add(path);
        }
        if (files.found.isEmpty()) {
            String where = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
            throw new KeywayException(ErrorCode.UNREADABLE_INPUT, "nothing to load in " + where)
                    .withHint("files named *.csv are loaded");
        }
        return List.copyOf(files.found);
    }

    private void add(Path path) {
        if (!Files.exists(path)) {
            throw new KeywayException(ErrorCode.UNREADABLE_INPUT, "no such file or folder: " + path);
        }
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        if (Files.isDirectory(path)) {
            walk(path, name);
            return;
        }
        RecordSource format = format(path)
                .orElseThrow(() -> new KeywayException(
                                ErrorCode.UNREADABLE_INPUT, "cannot tell the format of " + path + " by its name")
                        .withHint("files named *.csv are loaded"));
        addFile(path, name, format);
    }

    private void walk(Path folder, String name) {
        // A link back to a folder that was walked already ends here.
        if (!seen.add(real(folder))) {
            return;
        }
        for (Path entry : entries(folder)) {
            String entryName = String.valueOf(entry.getFileName());
            if (entryName.startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                walk(entry, name + "/" + entryName);
            } else {
                format(entry).ifPresent(format -> addFile(entry, name + "/" + entryName, format));
            }
        }
    }

    private void addFile(Path file, String name, RecordSource format) {
        if (!Files.isReadable(file)) {
            throw new KeywayException(ErrorCode.UNREADABLE_INPUT, "not allowed to read " + file);
        }
        if (seen.add(real(file))) {
            found.add(new SourceFile(file, name, format));
        }
    }

    private static Optional<RecordSource> format(Path file) {
        return FORMATS.stream().filter(format -> format.reads(file)).findFirst();
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (AccessDeniedException e) {
            throw new KeywayException(ErrorCode.UNREADABLE_INPUT, "not allowed to read the folder " + folder, e);
        } catch (IOException e) {
            throw new KeywayException(ErrorCode.UNREADABLE_INPUT, "cannot read the folder " + folder + ": " + e, e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new KeywayException(ErrorCode.UNREADABLE_INPUT, "cannot read " + path + ": " + e, e);
        }
    }
}
