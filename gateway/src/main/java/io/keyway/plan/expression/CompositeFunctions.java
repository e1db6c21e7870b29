package io.keyway.plan.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.linq4j.function.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Called by generated code to compare rows, lists and maps, and to take them apart. Calcite compares rows by identity
 * (CALCITE-7678), maps in the order of their entries (CALCITE-7689), and decimals in either with their zeros. Public
 * for that reason.
 */
public final class CompositeFunctions {
    private static final UnaryOperator<Object> EQUALITY_KEYS = CompositeFunctions::valueEqualityKey;

    /** Two collections may have numbers of two types. */
    private static final UnaryOperator<Object> NUMBERS = value -> valueEqualityKey(exact(value));

    private CompositeFunctions() {}

    /**
     * The equality key of a row, a list or a map.
     *
     * @param parts a list or a map of the equality keys of its parts
     */
    public record CompositeKey(Object parts) implements Comparable<CompositeKey> {
        /** Never called: generated code makes keys of many columns of comparable values only, but compares none. */
        @Override
        public int compareTo(CompositeKey other) {
            throw new UnsupportedOperationException("collections have no order");
        }
    }

    /** A row that equals, as Java understands it, every row of equal fields. */
    @Strict
    public static CompositeKey rowEqualityKey(Object row) {
        return new CompositeKey(elements(fields(row), EQUALITY_KEYS));
    }

    /** The row that has an equality key. */
    @Strict
    public static @Nullable Object[] rowOfKey(CompositeKey key) {
        return ((List<?>) key.parts()).toArray();
    }

    /** A list that equals, as Java understands it, every list of equal elements in the same order. */
    @Strict
    public static CompositeKey listEqualityKey(Iterable<?> list) {
        return new CompositeKey(elements(list, EQUALITY_KEYS));
    }

    /** The list that has an equality key. */
    @Strict
    public static List<?> listOfKey(CompositeKey key) {
        return (List<?>) key.parts();
    }

    /** How often a multiset has each of its elements. */
    @Strict
    public static CompositeKey multisetEqualityKey(Iterable<?> multiset) {
        return new CompositeKey(counts(multiset, EQUALITY_KEYS));
    }

    /** A multiset that has an equality key. */
    @Strict
    public static List<@Nullable Object> multisetOfKey(CompositeKey key) {
        List<@Nullable Object> elements = new ArrayList<>();
        ((Map<?, ?>) key.parts())
                .forEach((element, count) -> elements.addAll(Collections.nCopies((Integer) count, element)));
        return elements;
    }

    /** A map that equals, as Java understands it, every map of equal keys and values, in whatever order. */
    @Strict
    public static CompositeKey mapEqualityKey(Map<?, ?> map) {
        return new CompositeKey(entries(map, EQUALITY_KEYS));
    }

    /** The map that has an equality key. */
    @Strict
    public static Map<?, ?> mapOfKey(CompositeKey key) {
        return (Map<?, ?>) key.parts();
    }

    /** A null row. */
    public static @Nullable Object @Nullable [] noRow() {
        return null;
    }

    /** A list or multiset of rows with a row of nulls in the place of each that is none, as UNNEST shows it. */
    @Strict
    public static List<Object> presentRows(Iterable<?> rows, int fields) {
        List<Object> present = new ArrayList<>();
        rows.forEach(row -> present.add(row == null ? new @Nullable Object[fields] : row));
        return present;
    }

    /** Whether two lists or maps are equal, numbers by value; nulls in them are, as in PostgreSQL's arrays. */
    @Strict
    public static boolean areEqual(Object left, Object right) {
        return Objects.equals(part(left, NUMBERS), part(right, NUMBERS));
    }

    /** Whether two multisets have the same elements as often. */
    @Strict
    public static boolean areEqualMultisets(Iterable<?> left, Iterable<?> right) {
        return counts(left, NUMBERS).equals(counts(right, NUMBERS));
    }

    private static Iterable<?> fields(Object row) {
        return row instanceof @Nullable Object[] fields ? Arrays.asList(fields) : (Iterable<?>) row;
    }

    private static List<@Nullable Object> elements(Iterable<?> elements, UnaryOperator<Object> values) {
        List<@Nullable Object> parts = new ArrayList<>();
        elements.forEach(element -> parts.add(part(element, values)));
        return parts;
    }

    private static Map<@Nullable Object, Integer> counts(Iterable<?> elements, UnaryOperator<Object> values) {
        Map<@Nullable Object, Integer> counts = new LinkedHashMap<>();
        elements.forEach(element -> counts.merge(part(element, values), 1, Integer::sum));
        return counts;
    }

    private static Map<@Nullable Object, @Nullable Object> entries(Map<?, ?> map, UnaryOperator<Object> values) {
        Map<@Nullable Object, @Nullable Object> parts = new LinkedHashMap<>();
        map.forEach((key, value) -> parts.put(part(key, values), part(value, values)));
        return parts;
    }

    /** A value in a composite one, which may be one itself. */
    private static @Nullable Object part(@Nullable Object part, UnaryOperator<Object> values) {
        if (part == null) {
            return null;
        }
        if (part instanceof Map<?, ?> map) {
            return entries(map, values);
        }
        return part instanceof Object[] || part instanceof List ? elements(fields(part), values) : values.apply(part);
    }

    private static Object valueEqualityKey(Object value) {
        if (value instanceof BigDecimal decimal) {
            return GatewayFunctions.decimalEqualityKey(decimal);
        }
        if (value instanceof Double number) {
            return GatewayFunctions.doubleEqualityKey(number);
        }
        return value instanceof Float number ? number + 0.0f : value;
    }

    /** A number as the decimal that it is written as; NaN and infinities, which are none, as doubles. */
    private static Object exact(Object value) {
        if (!(value instanceof Number number) || value instanceof BigDecimal) {
            return value;
        }
        return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : number.doubleValue();
    }

    /**
     * The elements of two collections, first beside first and so on; nulls where one has no more.
     *
     * @param left a list, a map, or null, which has no elements
     * @param leftWidth how many columns its elements have
     * @param right another
     * @param rightWidth how many columns its elements have
     */
    public static List<@Nullable Object[]> sideBySide(
            @Nullable Object left, int leftWidth, @Nullable Object right, int rightWidth) {
        Iterator<?> lefts = parts(left);
        Iterator<?> rights = parts(right);
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (lefts.hasNext() || rights.hasNext()) {
            @Nullable Object[] row = new @Nullable Object[leftWidth + rightWidth];
            if (lefts.hasNext()) {
                put(lefts.next(), row, 0, leftWidth);
            }
            if (rights.hasNext()) {
                put(rights.next(), row, leftWidth, rightWidth);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Iterator<?> parts(@Nullable Object collection) {
        if (collection == null) {
            return Collections.emptyIterator();
        }
        return (collection instanceof Map<?, ?> map ? map.entrySet() : (List<?>) collection).iterator();
    }

    private static void put(@Nullable Object element, @Nullable Object[] row, int from, int width) {
        if (element instanceof Map.Entry<?, ?> entry && width == 2) {
            row[from] = entry.getKey();
            row[from + 1] = entry.getValue();
        } else if (element instanceof Object[] fields) {
            System.arraycopy(fields, 0, row, from, width);
        } else if (element instanceof List<?> fields && width > 1) {
            System.arraycopy(fields.toArray(), 0, row, from, width);
        } else {
            row[from] = element;
        }
    }
}
