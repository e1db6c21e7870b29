package io.keyway.route;

/**
 * Why a query table does not serve.
 *
 * @param table its name; empty where the reason names it
 * @param reason half a sentence
 */
public record Rejection(String table, String reason) {
    /** The table and the reason. */
    public String words() {
        return table.isEmpty() ? reason : table + ": " + reason;
    }
}
