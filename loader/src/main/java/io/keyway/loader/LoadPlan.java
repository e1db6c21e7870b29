package io.keyway.loader;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.NearestName;
import io.keyway.loader.mapping.TableMapping;
import io.keyway.loader.source.RecordReader;
import io.keyway.loader.source.SourceFile;
import io.keyway.loader.source.SourceFiles;
import io.keyway.model.LogicalTable;
import io.keyway.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which files go into which model: everything that can be refused without a cluster has been.
 *
 * @param model what to load into
 * @param files at least one; each has the fields of at least one logical table, or nothing in it
 */
public record LoadPlan(Model model, List<SourceFile> files) {
    public LoadPlan {
        files = List.copyOf(files);
    }

    /**
     * Finds the files and looks at their headers.
     *
     * @param paths files and folders, at least one
     * @throws KeywayException UNREADABLE_INPUT, naming the file, and the field when one is missing
     */
    public static LoadPlan of(Model model, List<Path> paths) {
        List<SourceFile> files = SourceFiles.find(paths);
        for (SourceFile file : files) {
            try (RecordReader reader = file.format().open(file.path())) {
                mappings(model, file, reader.fieldNames());
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        return new LoadPlan(model, files);
    }

    /** A failure to read a file. */
    static KeywayException unreadable(SourceFile file, IOException e) {
        return new KeywayException(ErrorCode.UNREADABLE_INPUT, "cannot read " + file.path() + ": " + e, e);
    }

    /**
     * The logical tables that a file with this header can feed: those of which it has every field.
     *
     * @param fieldNames the header; empty for a file with nothing in it, which feeds nothing
     * @throws KeywayException UNREADABLE_INPUT when there are none, about the table that lacks the fewest fields
     */
    static List<TableMapping> mappings(Model model, SourceFile file, List<String> fieldNames) {
        if (fieldNames.isEmpty()) {
            return List.of();
        }
        List<LogicalTable> fed = model.tables().stream()
                .filter(table -> missing(table, fieldNames).isEmpty())
                .toList();
        if (fed.isEmpty()) {
            LogicalTable nearest = Collections.min(
                    model.tables(),
                    (a, b) -> missing(a, fieldNames).size()
                            - missing(b, fieldNames).size());
            throw missingFields(nearest, file, fieldNames);
        }
        for (LogicalTable table : fed) {
            refuseAmbiguous(table, file, fieldNames);
        }
        return fed.stream().map(table -> TableMapping.of(table, fieldNames)).toList();
    }

    private static List<String> missing(LogicalTable table, List<String> fieldNames) {
        return TableMapping.sourceFields(table).stream()
                .filter(field -> !fieldNames.contains(field))
                .toList();
    }

    private static KeywayException missingFields(LogicalTable table, SourceFile file, List<String> fieldNames) {
        String fields = missing(table, fieldNames).stream()
                .map(field -> "\"" + field + "\""
                        + NearestName.of(field, fieldNames)
                                .map(nearest -> " (it has \"" + nearest + "\")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        return new KeywayException(
                        ErrorCode.UNREADABLE_INPUT,
                        file.path() + ": the header lacks what the model needs for " + table.name() + ": " + fields)
                .withHint("the model's \"from\" says which field a column is read from");
    }

    private static void refuseAmbiguous(LogicalTable table, SourceFile file, List<String> fieldNames) {
        Set<String> needed = TableMapping.sourceFields(table);
        for (String field : needed) {
            if (Collections.frequency(fieldNames, field) > 1) {
                throw new KeywayException(
                        ErrorCode.UNREADABLE_INPUT, file.path() + ": the header has \"" + field + "\" twice");
            }
        }
    }
}
