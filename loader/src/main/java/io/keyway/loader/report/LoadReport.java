package io.keyway.loader.report;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The outcome of a load.
 *
 * @param files in the order they were loaded
 * @param tables in the model's order; those of which no file has the fields are missing
 * @param retries how often a write was tried again
 * @param elapsed from the first look at the cluster to the last write
 */
public record LoadReport(List<FileReport> files, List<TableReport> tables, long retries, Duration elapsed) {
    public LoadReport {
        files = List.copyOf(files);
        tables = List.copyOf(tables);
    }

    /**
     * Rows written to a query table; two with the same key count twice and are one row in the table.
     *
     * @param logicalTable the logical table whose rows they are
     * @param queryTable the query table
     * @param rows how many
     */
    public record TableReport(String logicalTable, String queryTable, long rows) {}

    public long read() {
        return sum(FileReport::read);
    }

    public long loaded() {
        return sum(FileReport::loaded);
    }

    public long filtered() {
        return sum(FileReport::filtered);
    }

    public long rejected() {
        return sum(FileReport::rejected);
    }

    /** Files that were passed over. */
    public long skippedFiles() {
        return files.stream().filter(FileReport::skipped).count();
    }

    private long sum(ToLongFunction<FileReport> count) {
        return files.stream().mapToLong(count).sum();
    }
}
