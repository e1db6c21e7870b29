package io.keyway.loader.source;

import java.nio.file.Path;

/**
 * A file to load.
 *
 * @param path where it is, as the user would write it
 * @param name what the ledger calls it: its path from the folder that was named, that folder's name first
 * @param format what reads it
 */
public record SourceFile(Path path, String name, RecordSource format) {}
