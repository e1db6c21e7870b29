package io.keyway.value;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.util.Map;
import java.util.Optional;

/** The reader of each scalar CQL type. */
public final class TextReaders {
    private static final Map<DataType, TextReader> READERS = Map.ofEntries(
            Map.entry(DataTypes.ASCII, ScalarText::ascii),
            Map.entry(DataTypes.BIGINT, NumberText::bigint),
            Map.entry(DataTypes.BLOB, ScalarText::blob),
            Map.entry(DataTypes.BOOLEAN, ScalarText::bool),
            Map.entry(DataTypes.DATE, DateTimeText::date),
            Map.entry(DataTypes.DECIMAL, NumberText::decimal),
            Map.entry(DataTypes.DOUBLE, NumberText::doubleValue),
            Map.entry(DataTypes.DURATION, ScalarText::duration),
            Map.entry(DataTypes.FLOAT, NumberText::floatValue),
            Map.entry(DataTypes.INET, ScalarText::inet),
            Map.entry(DataTypes.INT, NumberText::integer),
            Map.entry(DataTypes.SMALLINT, NumberText::smallint),
            Map.entry(DataTypes.TEXT, text -> text),
            Map.entry(DataTypes.TIME, DateTimeText::time),
            Map.entry(DataTypes.TIMESTAMP, DateTimeText::timestamp),
            Map.entry(DataTypes.TIMEUUID, ScalarText::timeuuid),
            Map.entry(DataTypes.TINYINT, NumberText::tinyint),
            Map.entry(DataTypes.UUID, ScalarText::uuid),
            Map.entry(DataTypes.VARINT, NumberText::varint));

    private TextReaders() {}

    /** The reader of a type; empty for collections, tuples and the like. */
    public static Optional<TextReader> of(DataType type) {
        return Optional.ofNullable(READERS.get(type));
    }
}
