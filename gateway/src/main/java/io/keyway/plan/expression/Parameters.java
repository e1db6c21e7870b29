package io.keyway.plan.expression;

import io.keyway.catalog.ColumnType;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.pushdown.JavaValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query. Their values are used as they are, unless the query says otherwise.
 *
 * @param types the type of each {@code ?}
 * @param uses how the query uses some of them, by position
 */
public record Parameters(List<RelDataType> types, Map<Integer, Use> uses) {
    /** What a query does first with a value. */
    public enum Use {
        /** {@code CAST(? AS type)}, of a value of any type. */
        CAST,
        /** {@code LIMIT ?}, where NULL limits nothing. */
        LIMIT,
        /** {@code OFFSET ?}, where NULL skips nothing. */
        OFFSET
    }

    public Parameters {
        types = List.copyOf(types);
        uses = Map.copyOf(uses);
    }

    /** The types, as clients are told. */
    public List<ColumnType> columnTypes() {
        return types.stream().map(CalciteTypes::columnType).toList();
    }

    /** The positions of those that the query casts. */
    public Set<Integer> cast() {
        return uses.entrySet().stream()
                .filter(use -> use.getValue() == Use.CAST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The values as the plan takes them.
     *
     * @param values a value for each parameter, of any class that JDBC sets
     * @throws KeywayException INVALID_LIMIT or INVALID_OFFSET for a negative number of rows, INVALID_PARAMETER for one that is
     *     not whole; VALUE_OUT_OF_RANGE, INVALID_CAST or INVALID_DATETIME, as the cast of a column
     */
    public List<@Nullable Object> converted(List<@Nullable Object> values) {
        List<@Nullable Object> result = new ArrayList<>(values);
        for (int i = 0; i < types.size(); i++) {
            if (isText(types.get(i)) && isOtherScalar(result.get(i)) && !uses.containsKey(i)) {
                result.set(i, ParameterCast.cast(Objects.requireNonNull(result.get(i)), types.get(i)));
            }
        }
        uses.forEach((position, use) -> result.set(position, converted(result.get(position), position, use)));
        return result;
    }

    /** Whether it is a text of any length, as which a value of any type may be given. */
    private static boolean isText(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.VARCHAR && !CalciteTypes.isAddress(type);
    }

    private static boolean isOtherScalar(@Nullable Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof Instant
                || value instanceof LocalDate
                || value instanceof LocalTime;
    }

    private @Nullable Object converted(@Nullable Object value, int position, Use use) {
        return switch (use) {
            case CAST -> value == null ? null : ParameterCast.cast(value, types.get(position));
            case LIMIT -> value == null ? Long.MAX_VALUE : rows(value, use, ErrorCode.INVALID_LIMIT);
            case OFFSET -> value == null ? 0L : rows(value, use, ErrorCode.INVALID_OFFSET);
        };
    }

    private static long rows(Object value, Use use, ErrorCode negative) {
        try {
            BigDecimal rows = JavaValues.number(value);
            if (rows.signum() < 0) {
                throw wrong(negative, value, use);
            }
            return rows.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : rows.longValueExact();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw wrong(ErrorCode.INVALID_PARAMETER, value, use);
        }
    }

    private static KeywayException wrong(ErrorCode code, Object value, Use use) {
        return new KeywayException(code, use + " takes a whole number from 0 on, not " + value);
    }
}
