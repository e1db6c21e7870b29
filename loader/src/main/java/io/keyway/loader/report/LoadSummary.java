package io.keyway.loader.report;

import io.keyway.loader.report.LoadReport.TableReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A load's outcome in lines for a reader. */
public final class LoadSummary {
    private LoadSummary() {}

    /**
     * The lines: one for each file, one for each query table, one for all.
     *
     * @param brief whether to leave out all but the last
     */
    public static List<String> lines(LoadReport report, boolean brief) {
        List<String> lines = new ArrayList<>();
        if (!brief) {
            report.files().forEach(file -> lines.add(line(file)));
            report.tables().forEach(table -> lines.add(line(table)));
        }
        lines.add(total(report));
        return lines;
    }

    private static String line(FileReport file) {
        return file.source() + ": "
                + (file.skipped()
                        ? "skipped, loaded before"
                        : counts(file.read(), file.loaded(), file.filtered(), file.rejected()));
    }

    private static String line(TableReport table) {
        return table.logicalTable() + " -> " + table.queryTable() + ": " + count(table.rows())
                + (table.rows() == 1 ? " row" : " rows") + " written";
    }

    private static String total(LoadReport report) {
        String skipped = report.skippedFiles() == 0
                ? ""
                : ", " + report.skippedFiles() + " of " + report.files().size() + " files skipped as loaded before";
        return counts(report.read(), report.loaded(), report.filtered(), report.rejected())
                + String.format(Locale.ROOT, " in %.1f s", report.elapsed().toMillis() / 1000.0)
                + skipped
                + (report.retries() == 0 ? "" : ", " + count(report.retries()) + " writes tried again");
    }

    private static String counts(long read, long loaded, long filtered, long rejected) {
        return count(read) + " read, " + count(loaded) + " loaded, " + count(filtered) + " filtered, " + count(rejected)
                + " rejected";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
