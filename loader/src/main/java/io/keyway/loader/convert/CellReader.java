package io.keyway.loader.convert;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.value.MalformedText;
import io.keyway.value.TextReader;
import io.keyway.value.TextReaders;

/**
 * Reads fields as values of one CQL type: exactly, or not at all.
 *
 * <p>An empty text is absent. Text and ascii are taken byte for byte; for all other types, spaces around the value do
 * not matter, and spaces alone are absent.
 */
public final class CellReader {
    private static final Cell ABSENT = new Cell.Absent();

    private final TextReader reader;
    private final boolean verbatim;

    private CellReader(TextReader reader, boolean verbatim) {
        this.reader = reader;
        this.verbatim = verbatim;
    }

    /** A reader for columns of that type, which a model may declare. */
    public static CellReader of(DataType type) {
        boolean verbatim = type.equals(DataTypes.TEXT) || type.equals(DataTypes.ASCII);
        TextReader reader = TextReaders.of(type).orElseGet(() -> text -> JsonReaders.read(type, text));
        return new CellReader(reader, verbatim);
    }

    /** The field's text as a cell. */
    public Cell read(String text) {
        String significant = verbatim ? text : text.strip();
        if (significant.isEmpty()) {
            return ABSENT;
        }
        try {
            return new Cell.Value(reader.read(significant));
        } catch (MalformedText e) {
            return new Cell.Malformed(e.reason());
        }
    }
}
