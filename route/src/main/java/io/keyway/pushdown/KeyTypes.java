package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.TypeTraits.Equality;
import io.keyway.pushdown.TypeTraits.Order;
import io.keyway.schema.CassandraTable;

/** The questions about keys of each type that Cassandra may be asked, because its answer is SQL's or contains it. */
public final class KeyTypes {
    private KeyTypes() {}

    /** Whether values of the type that are equal for SQL are the same bytes, which partition keys and indexes go by. */
    static boolean isExact(DataType type) {
        return TypeTraits.of(type).equality() == Equality.EXACT;
    }

    /** Whether it is a type of binary numbers: each is one key, but for zero, which is two. */
    static boolean isApproximate(DataType type) {
        return TypeTraits.of(type).equality() == Equality.APPROXIMATE;
    }

    /** Whether it is a type whose equal values, 1.0 and 1.00, are one key of clustering, but many of a partition. */
    private static boolean isDecimal(DataType type) {
        return TypeTraits.of(type).equality() == Equality.IN_CLUSTERING;
    }

    /** Whether the values of a column may be asked for that is part of a table's primary key. */
    public static boolean supportsPoints(CassandraTable table, String column) {
        DataType type = table.type(column);
        boolean clustering = !table.partitionKey().contains(column);
        return isExact(type) || isApproximate(type) || clustering && isDecimal(type);
    }

    /** Whether values of a key column that are equal for SQL may be several keys for Cassandra. */
    public static boolean isAmbiguous(CassandraTable table, String column) {
        DataType type = table.type(column);
        return isApproximate(type) || isDecimal(type) && table.partitionKey().contains(column);
    }

    /** Whether a range of a clustering column of this type may be asked of Cassandra. */
    static boolean supportsRange(DataType type) {
        // Text that is not ASCII can bound an ascii column, but cannot be sent as a value of it.
        return isApproximate(type) || supportsOrder(type) && TypeTraits.of(type) != TypeTraits.ASCII;
    }

    /** Whether a range of a column of this type may be asked of a storage-attached index: numbers and times. */
    static boolean supportsIndexRange(DataType type) {
        return TypeTraits.of(type).order() == Order.OF_INDEXES;
    }

    /** Whether Cassandra orders the values of this type as Keyway does, so that an order may be asked of it. */
    static boolean supportsOrder(DataType type) {
        return TypeTraits.of(type).order() != Order.NONE;
    }
}
