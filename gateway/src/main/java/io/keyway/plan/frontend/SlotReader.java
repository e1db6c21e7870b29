package io.keyway.plan.frontend;

import io.keyway.pushdown.JavaValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
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
                case UUID -> JavaValues.uuid(text);
                case DATE -> {
                    LocalDateTime moment = JavaValues.dateTime(text);
                    yield moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate() : null;
                }
                case TIMESTAMP -> {
                    Instant instant = JavaValues.instant(text);
                    yield instant.equals(instant.truncatedTo(ChronoUnit.MILLIS)) ? instant : null;
                }
                case AS_WRITTEN -> text;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
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
