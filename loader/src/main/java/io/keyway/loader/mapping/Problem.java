package io.keyway.loader.mapping;

/**
 * Why a record cannot be loaded.
 *
 * @param where the column, or empty text when the record as a whole is at fault
 * @param value the field's text, possibly empty
 * @param reason without a final stop
 */
public record Problem(String where, String value, String reason) {
    /** A problem of the record as a whole. */
    public static Problem ofRecord(String reason) {
        return new Problem("", "", reason);
    }
}
