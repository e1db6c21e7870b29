package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Range;
import io.keyway.schema.CassandraTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds a statement to the values of one execution. */
public final class Binder {
    private Binder() {}

    /** The values of an outer row, and of those around it. */
    @FunctionalInterface
    public interface OuterRow {
        /** The value that a {@link Term.Outer} stands for; null is SQL's NULL. */
        @Nullable
        Object outer(int row, int field);
    }

    /** Where the values of one execution come from. */
    public interface Values extends OuterRow {
        /** A parameter's value as any Java value; null is SQL's NULL. */
        @Nullable
        Object parameter(int index);
    }

    /**
     * The requests that an execution sends: one for each distinct partition key, and none when nothing can match.
     *
     * @throws KeywayException INVALID_CAST when a value is of another kind than its column
     */
    public static BoundSelect bind(CqlSelect select, Values values) {
        if (select.partitions() instanceof PartitionKeys.Indexed indexed) {
            return indexed(select, indexed.restriction(), values);
        }
        BoundKeys keys = KeyValues.of(select, values);
        if (keys.count() == 0) {
            return nothing(select);
        }
        List<Object> binds = new ArrayList<>(select.clustering().size() + 1);
        List<OnColumn> clustering = live(select.clustering(), select.table(), values, binds);
        if (clustering == null) {
            return nothing(select);
        }
        CqlSelect statement =
                clustering.equals(select.clustering()) ? select : with(select, select.partitions(), clustering);
        return limited(statement, keys, binds, values);
    }

    /**
     * The restrictions that restrict anything; null when nothing satisfies one of them.
     *
     * @param binds is added their values
     */
    private static @Nullable List<OnColumn> live(
            List<OnColumn> restrictions, CassandraTable table, Values values, List<Object> binds) {
        List<OnColumn> live = new ArrayList<>(restrictions.size());
        for (OnColumn restriction : restrictions) {
            if (restriction instanceof EqualityOrIn points) {
                List<Object> found = EqualityValues.of(points, table, values);
                if (found.isEmpty()) {
                    return null;
                }
                live.add(points);
                binds.add(points instanceof In ? found : found.get(0));
                continue;
            }
            Range range = RangeValues.of((Range) restriction, table, values, binds);
            if (range == null) {
                return null;
            }
            if (range.lower() != null || range.upper() != null) {
                live.add(range);
            }
        }
        return live;
    }

    /** One request, of the rows that an index finds. Null is in no range, so one without ends is not left out. */
    private static BoundSelect indexed(CqlSelect select, OnColumn restriction, Values values) {
        List<Object> binds = new ArrayList<>();
        OnColumn asked = restriction;
        if (restriction instanceof Range range) {
            Range live = RangeValues.of(range, select.table(), values, binds);
            if (live == null) {
                return nothing(select);
            }
            if (live.lower() == null && live.upper() == null) {
                Object least = Coercion.least(select.table().type(range.column()));
                live = new Range(range.column(), new Bound(new Term.Constant(least), true), null);
                binds.add(least);
            }
            asked = live;
        } else {
            binds.addAll(EqualityValues.of((EqualityOrIn) restriction, select.table(), values));
            if (binds.isEmpty()) {
                return nothing(select);
            }
        }
        CqlSelect statement =
                asked.equals(restriction) ? select : with(select, new PartitionKeys.Indexed(asked), List.of());
        return limited(statement, BoundKeys.wholeTable(), binds, values);
    }

    private static CqlSelect with(CqlSelect select, PartitionKeys partitions, List<OnColumn> clustering) {
        return new CqlSelect(
                select.table(),
                select.columns(),
                partitions,
                clustering,
                select.order(),
                select.limit(),
                select.summary());
    }

    /** The statement with the values of its limits. */
    private static BoundSelect limited(CqlSelect select, BoundKeys keys, List<Object> binds, Values values) {
        if (!addPartitionLimit(select.limit(), values, binds)) {
            return nothing(select);
        }
        Long limit = serverLimit(select.limit(), values);
        if (limit != null) {
            if (limit == 0) {
                return nothing(select);
            }
            binds.add((int) Math.min(limit, Integer.MAX_VALUE));
        }
        return new BoundSelect(select, keys, binds);
    }

    /** No request at all: nothing can match. */
    private static BoundSelect nothing(CqlSelect select) {
        return new BoundSelect(select, new BoundKeys.Listed(List.of()), List.of());
    }

    /**
     * The forms of a statement that reads a whole table and has no limit; empty when nothing can match.
     *
     * <p>It starts with every row, so that a first look tells how many there are; one that returns a total starts with the
     * rows themselves. A small table is read by that alone.
     *
     * @throws KeywayException INVALID_CAST when a value is of another kind than its column
     */
    public static Optional<BoundScan> scan(CqlSelect select, Values values) {
        CqlSelect all = select.unfiltered();
        CqlSelect first = select.summary().isTotal() ? all.rows() : all;
        List<Object> filterBinds = new ArrayList<>();
        List<OnColumn> filter = live(select.filter(), select.table(), values, filterBinds);
        List<Object> binds = new ArrayList<>();
        if (filter == null || !addPartitionLimit(select.limit(), values, binds)) {
            return Optional.empty();
        }
        filterBinds.addAll(binds);
        CqlSelect filtered = select.with(new PartitionKeys.All(filter));
        return Optional.of(new BoundScan(
                CqlText.start(first),
                CqlText.range(all),
                binds,
                filter.isEmpty() ? null : new BoundScan.Filtered(CqlText.range(filtered), filterBinds)));
    }

    /** Adds how many rows each partition needs, if that is limited; false when it is none, for which CQL has no limit. */
    private static boolean addPartitionLimit(RowLimit limit, Values values, List<Object> binds) {
        Bound most = limit.ofPartition();
        if (most == null) {
            return true;
        }
        Object value = most.value().value(values);
        Coercion.End end = value == null
                ? new Coercion.End.Nothing()
                : Coercion.end(value, DataTypes.INT, false, most.inclusive());
        long rows = end instanceof Coercion.End.At at
                ? (Integer) at.value() - (most.inclusive() ? 0L : 1L)
                : end instanceof Coercion.End.Open ? Integer.MAX_VALUE : 0;
        if (rows > 0) {
            binds.add((int) rows);
        }
        return rows > 0;
    }

    /** Rows that a LIMIT with OFFSET needs from the server; null when all are needed. */
    private static @Nullable Long serverLimit(RowLimit limit, Values values) {
        if (limit.fetch() == null) {
            return null;
        }
        long fetch = count(limit.fetch(), values, "LIMIT");
        long offset = limit.offset() == null ? 0 : count(limit.offset(), values, "OFFSET");
        return fetch == 0 ? 0L : fetch > Long.MAX_VALUE - offset ? Long.MAX_VALUE : fetch + offset;
    }

    /**
     * The number of rows that a LIMIT or OFFSET names.
     *
     * @throws KeywayException INVALID_PARAMETER when it is no whole number, or negative, or NULL
     */
    public static long count(Term term, Values values, String clause) {
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
}
