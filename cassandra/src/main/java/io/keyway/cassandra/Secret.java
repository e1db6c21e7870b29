package io.keyway.cassandra;

/**
 * A password that cannot reach a log: its text form is a mask.
 *
 * @param value the password itself, never null
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "****";
    }
}
