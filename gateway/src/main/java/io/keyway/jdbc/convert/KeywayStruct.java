package io.keyway.jdbc.convert;

import java.sql.Struct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tuple or a value of a user-defined type.
 *
 * @param fields field name to value, in the order of the fields
 */
public record KeywayStruct(Map<?, ?> fields) implements Struct {
    @Override
    public String getSQLTypeName() {
        return "STRUCT";
    }

    @Override
    public @Nullable Object[] getAttributes() {
        return fields.values().toArray();
    }

    @Override
    public @Nullable Object[] getAttributes(@Nullable Map<String, Class<?>> types) {
        return getAttributes();
    }

    /** The fields as JSON. */
    @Override
    public String toString() {
        return TextValues.text(fields);
    }
}
