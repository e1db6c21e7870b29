package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Restriction.Bound;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many rows to skip and how many to return.
 *
 * @param offset null means none are skipped
 * @param fetch null means all that are left
 * @param ofPartition the most rows that each partition returns; null when all are needed
 */
public record RowLimit(
        @Nullable Term offset,
        @Nullable Term fetch,
        @Nullable Bound ofPartition) {
    public static final RowLimit NONE = new RowLimit(null, null);

    /** A limit of all rows together. */
    public RowLimit(@Nullable Term offset, @Nullable Term fetch) {
        this(offset, fetch, null);
    }

    /** A limit of the rows of each partition. */
    public static RowLimit ofPartition(Bound most) {
        return new RowLimit(null, null, most);
    }

    /**
     * How many rows are skipped.
     *
     * @throws KeywayException INVALID_PARAMETER when it is no whole number, or negative, or NULL
     */
    public long skipped(Binder.Values values) {
        return offset == null ? 0 : count(offset, values, "OFFSET");
    }

    /**
     * How many rows are returned at most; empty when all are that are left.
     *
     * @throws KeywayException INVALID_PARAMETER when it is no whole number, or negative, or NULL
     */
    public OptionalLong returned(Binder.Values values) {
        return fetch == null ? OptionalLong.empty() : OptionalLong.of(count(fetch, values, "LIMIT"));
    }

    private static long count(Term term, Binder.Values values, String clause) {
        Object value = term.value(values);
        try {
            long rows = new BigDecimal(String.valueOf(value)).longValueExact();
            if (rows >= 0) {
                return rows;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // reported below
        }
        throw new KeywayException(
                ErrorCode.INVALID_PARAMETER, clause + " takes a whole number from 0 on, not " + value);
    }

    /** The limit with the values of parameters of conditions in their places; null for a parameter that stays open. */
    RowLimit filled(IntFunction<@Nullable Object> values) {
        return ofPartition == null ? this : new RowLimit(offset, fetch, ofPartition.filled(values));
    }

    /**
     * The values of the statement's PER PARTITION LIMIT and LIMIT, as far as it has them.
     *
     * @return empty when no row is needed, for which CQL has no limit
     */
    Optional<List<Object>> bind(Binder.Values values) {
        if (equals(NONE)) {
            return Optional.of(List.of());
        }
        List<Object> binds = new ArrayList<>(2);
        if (ofPartition != null) {
            binds.add(rowsOfPartition(ofPartition, values));
        }
        if (fetch != null && !binds.contains(0)) {
            binds.add(rows(values));
        }
        return binds.contains(0) ? Optional.empty() : Optional.of(binds);
    }

    private static int rowsOfPartition(Bound most, Binder.Values values) {
        Coercion.End end = most.upperEnd(values, DataTypes.INT);
        if (end.isEmpty()) {
            return 0;
        }
        return end.value()
                .map(value -> (int) Math.max(0, (Integer) value - (most.inclusive() ? 0L : 1L)))
                .orElse(Integer.MAX_VALUE);
    }

    /** The rows that a LIMIT with OFFSET needs from the server. */
    private int rows(Binder.Values values) {
        long returned = returned(values).orElse(Long.MAX_VALUE);
        long skipped = skipped(values);
        long rows = returned > Long.MAX_VALUE - skipped ? Long.MAX_VALUE : returned + skipped;
        return returned == 0 ? 0 : (int) Math.min(rows, Integer.MAX_VALUE);
    }

    /** The limits as people read them. */
    Stream<String> words() {
        List<String> words = new ArrayList<>();
        if (ofPartition != null) {
            words.add("of each partition " + ofPartition.words("<"));
        }
        if (fetch != null) {
            words.add("limit " + fetch.words() + (offset == null ? "" : " + " + offset.words()));
        }
        return words.stream();
    }
}
