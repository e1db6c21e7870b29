package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.cassandra.CassandraTable;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Coercion.End;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Range;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds a statement to the values of one execution. */
public final class Binder {
    /** The most bytes that Cassandra allows in a key component. */
    private static final int MAX_KEY_BYTES = 65_535;

    /** The most partitions that one statement reads key by key; more are a scan. */
    private static final long MAX_KEYS = 1_000_000;

    private Binder() {}

    /** Where the values of one execution come from. */
    public interface Values {
        /** A parameter's value as any Java value; null is SQL's NULL. */
        @Nullable
        Object parameter(int index);

        /** A value of the outer row of a lookup join. */
        @Nullable
        Object outer(int field);
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
        BoundKeys keys = keys(select, values);
        if (keys.count() == 0) {
            return nothing(select);
        }
        List<OnColumn> clustering = new ArrayList<>(select.clustering().size());
        List<Object> binds = new ArrayList<>(select.clustering().size() + 1);
        boolean same = true;
        for (OnColumn restriction : select.clustering()) {
            if (restriction instanceof Range range) {
                Range live = range(range, select.table(), values, binds);
                if (live == null) {
                    return nothing(select);
                }
                same &= live.equals(range);
                if (live.lower() != null || live.upper() != null) {
                    clustering.add(live);
                }
                continue;
            }
            List<Object> points = points(restriction, select.table(), values, false);
            if (points.isEmpty()) {
                return nothing(select);
            }
            clustering.add(restriction);
            binds.add(restriction instanceof In ? points : points.get(0));
        }
        CqlSelect statement = same ? select : with(select, select.partitions(), clustering);
        return limited(statement, keys, binds, values);
    }

    /** One request, of the rows that an index finds. Null is in no range, so one without ends is not left out. */
    private static BoundSelect indexed(CqlSelect select, OnColumn restriction, Values values) {
        List<Object> binds = new ArrayList<>();
        OnColumn asked = restriction;
        if (restriction instanceof Range range) {
            Range live = range(range, select.table(), values, binds);
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
            binds.addAll(points(restriction, select.table(), values, false));
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

    /** The statement with the value of its LIMIT. */
    private static BoundSelect limited(CqlSelect select, BoundKeys keys, List<Object> binds, Values values) {
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
     * The forms of a statement that reads a whole table and has no limit.
     *
     * <p>A statement that returns a total starts with the rows themselves, so that a first look tells how many there
     * are, and a small table is read by it alone.
     */
    public static BoundScan scan(CqlSelect select) {
        CqlSelect first = select.summary().isTotal() ? select.rows() : select;
        return new BoundScan(CqlText.start(first), CqlText.range(select), List.of());
    }

    private static BoundKeys keys(CqlSelect select, Values values) {
        PartitionKeys partitions = select.partitions();
        if (partitions instanceof PartitionKeys.Product product) {
            List<List<Object>> columns = new ArrayList<>();
            for (OnColumn restriction : product.columns()) {
                columns.add(points(restriction, select.table(), values, true));
            }
            return checked(new BoundKeys.Product(columns));
        }
        if (partitions instanceof PartitionKeys.Tuples tuples) {
            return checked(new BoundKeys.Listed(tuples(tuples, select.table(), values)));
        }
        return BoundKeys.wholeTable();
    }

    private static BoundKeys checked(BoundKeys keys) {
        if (keys.count() > MAX_KEYS) {
            throw new KeywayException(
                            ErrorCode.FULL_SCAN_REFUSED,
                            String.format("the lists of key values make more than %,d keys", MAX_KEYS))
                    .withHint("list whole keys as rows, (a, b) IN ((1, 2), (3, 4)), or ask in several queries");
        }
        return keys;
    }

    /** The distinct keys of which every part exists in its column's type. */
    private static List<List<Object>> tuples(PartitionKeys.Tuples tuples, CassandraTable table, Values values) {
        Set<List<Object>> distinct = new LinkedHashSet<>();
        for (List<Term> terms : tuples.keys()) {
            List<Object> key = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                OnColumn part = new Equal(table.partitionKey().get(i), terms.get(i));
                key.addAll(points(part, table, values, true));
            }
            if (key.size() == terms.size()) {
                distinct.add(key);
            }
        }
        return new ArrayList<>(distinct);
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
        Object value = value(term, values);
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

    private static @Nullable Object value(Term term, Values values) {
        if (term instanceof Term.Constant constant) {
            return constant.value();
        }
        if (term instanceof Term.Parameter parameter) {
            return values.parameter(parameter.index());
        }
        if (term instanceof Term.Listed listed) {
            return values.parameter(listed.index());
        }
        return values.outer(((Term.Outer) term).field());
    }

    /** The distinct values of the column that an equality or a list names. */
    private static List<Object> points(
            OnColumn restriction, CassandraTable table, Values values, boolean partitionKey) {
        boolean sole = partitionKey && table.partitionKey().size() == 1;
        DataType type = table.type(restriction.column());
        if (restriction instanceof Equal equal) {
            Object value = point(value(equal.value(), values), type, sole);
            boolean agreed = value != null
                    && equal.others().stream().allMatch(other -> value.equals(point(value(other, values), type, sole)));
            return value == null || !agreed ? List.of() : List.of(value);
        }
        Set<Object> distinct = new LinkedHashSet<>();
        for (Term term : ((In) restriction).values()) {
            if (value(term, values) instanceof List<?> list) {
                list.forEach(value -> addPoint(distinct, value, type, sole));
            } else {
                addPoint(distinct, value(term, values), type, sole);
            }
        }
        return new ArrayList<>(distinct);
    }

    private static void addPoint(Set<Object> distinct, @Nullable Object value, DataType type, boolean sole) {
        Object point = point(value, type, sole);
        if (point != null) {
            distinct.add(point);
        }
    }

    private static @Nullable Object point(@Nullable Object value, DataType type, boolean sole) {
        Object converted = value == null ? null : Coercion.exact(value, type);
        return converted != null && canBeKey(converted, sole) ? converted : null;
    }

    private static boolean canBeKey(Object value, boolean solePartitionKey) {
        int bytes = 1;
        if (value instanceof String text) {
            // UTF-8 takes at most three bytes for each UTF-16 unit, so most texts need not be encoded to be measured.
            bytes = text.length() * 3 <= MAX_KEY_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        } else if (value instanceof ByteBuffer blob) {
            bytes = blob.remaining();
        }
        return bytes <= MAX_KEY_BYTES && (bytes > 0 || !solePartitionKey);
    }

    /** The range with the ends that restrict anything; null when nothing lies within. */
    private static @Nullable Range range(Range range, CassandraTable table, Values values, List<Object> binds) {
        DataType type = table.type(range.column());
        End from = range.lower() == null ? new End.Open() : end(range.lower(), type, values, true);
        End to = range.upper() == null ? new End.Open() : end(range.upper(), type, values, false);
        if (from instanceof End.Nothing || to instanceof End.Nothing || isEmpty(from, to)) {
            return null;
        }
        if (from instanceof End.At at) {
            binds.add(at.value());
        }
        if (to instanceof End.At at) {
            binds.add(at.value());
        }
        return new Range(
                range.column(),
                from instanceof End.At ? range.lower() : null,
                to instanceof End.At ? range.upper() : null);
    }

    /** Whether the lower end is above the upper one. */
    private static boolean isEmpty(End from, End to) {
        // Buffers compare their bytes with signs, which is not the order of blobs.
        return from instanceof End.At lower
                && to instanceof End.At upper
                && !(lower.value() instanceof ByteBuffer)
                && CodePointOrder.compare(lower.value(), upper.value()) > 0;
    }

    private static End end(Bound bound, DataType type, Values values, boolean lower) {
        Object value = value(bound.value(), values);
        return value == null ? new End.Nothing() : Coercion.end(value, type, lower, bound.inclusive());
    }
}
