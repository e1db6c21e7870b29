package io.keyway.loader.report;

/**
 * The counts of a file's records; {@code read = loaded + filtered + rejected}.
 *
 * @param source the file, as the user would write it
 * @param skipped whether it was passed over because it had been loaded before
 * @param read records in the file; 0 when it was passed over
 * @param loaded records that are now rows
 * @param filtered records that are no rows of any logical table
 * @param rejected records that should be rows and cannot be
 */
public record FileReport(String source, boolean skipped, long read, long loaded, long filtered, long rejected) {
    public FileReport {
        if (read != loaded + filtered + rejected) {
            throw new IllegalArgumentException("the counts of " + source + " do not add up: " + read + " read, "
                    + loaded + " loaded, " + filtered + " filtered, " + rejected + " rejected");
        }
    }

    /** A file that was passed over. */
    public static FileReport skipped(String source) {
        return new FileReport(source, true, 0, 0, 0, 0);
    }
}
