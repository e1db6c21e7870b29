package io.keyway.loader.convert;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.util.Map;
import java.util.Optional;

/**
 * Reads fields as values of one CQL type: exactly, or not at all.
 *
 * <p>An empty text is absent. Text and ascii are taken byte for byte; for all other types, spaces around the value do
 * not matter, and spaces alone are absent.
 */
public final class CellReader {
    private static final Cell ABSENT = new Cell.Absent();

    private static final Map<DataType, ScalarReader> SCALARS = Map.ofEntries(
            Map.entry(DataTypes.ASCII, TextReaders::ascii),
            Map.entry(DataTypes.BIGINT, NumberReaders::bigint),
            Map.entry(DataTypes.BLOB, TextReaders::blob),
            Map.entry(DataTypes.BOOLEAN, TextReaders::bool),
            Map.entry(DataTypes.DATE, TimeReaders::date),
            Map.entry(DataTypes.DECIMAL, NumberReaders::decimal),
            Map.entry(DataTypes.DOUBLE, NumberReaders::doubleValue),
            Map.entry(DataTypes.DURATION, TimeReaders::duration),
            Map.entry(DataTypes.FLOAT, NumberReaders::floatValue),
            Map.entry(DataTypes.INET, TextReaders::inet),
            Map.entry(DataTypes.INT, NumberReaders::integer),
            Map.entry(DataTypes.SMALLINT, NumberReaders::smallint),
            Map.entry(DataTypes.TEXT, text -> text),
            Map.entry(DataTypes.TIME, TimeReaders::time),
            Map.entry(DataTypes.TIMESTAMP, TimeReaders::timestamp),
            Map.entry(DataTypes.TIMEUUID, TextReaders::timeuuid),
            Map.entry(DataTypes.TINYINT, NumberReaders::tinyint),
            Map.entry(DataTypes.UUID, TextReaders::uuid),
            Map.entry(DataTypes.VARINT, NumberReaders::varint));

    private final ScalarReader reader;
    private final boolean verbatim;

    private CellReader(ScalarReader reader, boolean verbatim) {
        this.reader = reader;
        this.verbatim = verbatim;
    }

    /** A reader for columns of that type, which a model may declare. */
    public static CellReader of(DataType type) {
        boolean verbatim = type.equals(DataTypes.TEXT) || type.equals(DataTypes.ASCII);
        ScalarReader reader = scalar(type).orElseGet(() -> text -> JsonReaders.read(type, text));
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

    static Optional<ScalarReader> scalar(DataType type) {
        return Optional.ofNullable(SCALARS.get(type));
    }
}
