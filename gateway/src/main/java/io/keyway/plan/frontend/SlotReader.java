package io.keyway.plan.frontend;

import io.keyway.value.DateTimeText;
import io.keyway.value.MalformedText;
import io.keyway.value.ScalarText;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Reads a literal as the value of the type that the query takes it for. */
public enum SlotReader {
    /** As the value that it is. */
    AS_WRITTEN,
    /** Text as a UUID. */
    UUID,
    /** Text as a day. */
    DATE,
    /** Text as a moment. */
    TIMESTAMP;

    /**
     * The value of a literal.
     *
     * @param literal its value, or a list of them
     * @return null when it is none of the type, or would have to be rounded; the query has to be planned with it
     */
    public @Nullable Object read(Object literal) {
        if (this == AS_WRITTEN) {
            return literal;
        }
        if (!(literal instanceof List<?> list)) {
            return one((String) literal);
        }
        List<Object> values = new ArrayList<>();
        for (Object each : list) {
            Object value = one((String) each);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private @Nullable Object one(String text) {
        try {
            return switch (this) {
                case UUID -> ScalarText.uuid(text);
                case DATE -> DateTimeText.date(text);
                case TIMESTAMP -> DateTimeText.timestamp(text);
                case AS_WRITTEN -> text;
            };
        } catch (MalformedText e) {
            return null;
        }
    }

    /** The type of the values, of literals of a type. */
    RelDataType type(RelDataType literal, RelDataTypeFactory factory) {
        return switch (this) {
            case AS_WRITTEN -> literal;
            case UUID -> factory.createSqlType(SqlTypeName.UUID);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, 3);
        };
    }
}
