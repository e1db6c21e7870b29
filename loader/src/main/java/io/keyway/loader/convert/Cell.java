package io.keyway.loader.convert;

/** What a field's text is for a column. */
public sealed interface Cell {
    /**
     * A value of the column's type.
     *
     * @param value of the Java type that the driver maps the column's type to; never null
     */
    record Value(Object value) implements Cell {}

    /** No value: the field is blank. */
    record Absent() implements Cell {}

    /**
     * No value of the column's type.
     *
     * @param reason why, without a final stop
     */
    record Malformed(String reason) implements Cell {}
}
