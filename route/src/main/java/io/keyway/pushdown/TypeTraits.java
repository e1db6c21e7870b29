package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.util.Arrays;

/** For each type, whether Cassandra compares and computes with its values as SQL does. */
enum TypeTraits {
    BOOLEAN(ProtocolConstants.DataType.BOOLEAN, Equality.EXACT, Order.OF_KEYS, Aggregates.NONE),
    TINYINT(ProtocolConstants.DataType.TINYINT, Equality.EXACT, Order.OF_INDEXES, Aggregates.SUM),
    SMALLINT(ProtocolConstants.DataType.SMALLINT, Equality.EXACT, Order.OF_INDEXES, Aggregates.SUM),
    INT(ProtocolConstants.DataType.INT, Equality.EXACT, Order.OF_INDEXES, Aggregates.SUM),
    BIGINT(ProtocolConstants.DataType.BIGINT, Equality.EXACT, Order.OF_INDEXES, Aggregates.SUM),
    VARINT(ProtocolConstants.DataType.VARINT, Equality.EXACT, Order.OF_INDEXES, Aggregates.SUM),
    DECIMAL(ProtocolConstants.DataType.DECIMAL, Equality.IN_CLUSTERING, Order.OF_KEYS, Aggregates.SUM),
    FLOAT(ProtocolConstants.DataType.FLOAT, Equality.APPROXIMATE, Order.NONE, Aggregates.SUM),
    DOUBLE(ProtocolConstants.DataType.DOUBLE, Equality.APPROXIMATE, Order.NONE, Aggregates.SUM),
    ASCII(ProtocolConstants.DataType.ASCII, Equality.EXACT, Order.OF_KEYS, Aggregates.EXTREMES),
    TEXT(ProtocolConstants.DataType.VARCHAR, Equality.EXACT, Order.OF_KEYS, Aggregates.EXTREMES),
    BLOB(ProtocolConstants.DataType.BLOB, Equality.EXACT, Order.OF_KEYS, Aggregates.NONE),
    UUID(ProtocolConstants.DataType.UUID, Equality.EXACT, Order.NONE, Aggregates.NONE),
    TIMEUUID(ProtocolConstants.DataType.TIMEUUID, Equality.EXACT, Order.NONE, Aggregates.NONE),
    INET(ProtocolConstants.DataType.INET, Equality.EXACT, Order.NONE, Aggregates.NONE),
    TIMESTAMP(ProtocolConstants.DataType.TIMESTAMP, Equality.EXACT, Order.OF_INDEXES, Aggregates.EXTREMES),
    DATE(ProtocolConstants.DataType.DATE, Equality.EXACT, Order.OF_INDEXES, Aggregates.EXTREMES),
    TIME(ProtocolConstants.DataType.TIME, Equality.EXACT, Order.OF_INDEXES, Aggregates.EXTREMES),
    /** Durations, collections, tuples, user-defined and custom types. */
    OTHER(ProtocolConstants.DataType.CUSTOM, Equality.NONE, Order.NONE, Aggregates.NONE);

    /** By the code that the protocol gives each type. */
    private static final TypeTraits[] BY_CODE = byCode();

    private final int code;
    private final Equality equality;
    private final Order order;
    private final Aggregates aggregates;

    /** Which values of keys and indexes are equal. */
    enum Equality {
        /** Values are equal for SQL exactly when they are the same bytes. */
        EXACT,
        /** Binary numbers: one key each, except zero, which has two. */
        APPROXIMATE,
        /** Equal values, 1.0 and 1.00, are one key of clustering, but several of a partition. */
        IN_CLUSTERING,
        /** Nothing is known of it. */
        NONE
    }

    /** How values are ordered. */
    enum Order {
        /** As in SQL, among clustering keys and in the ranges of storage-attached indexes: numbers and times. */
        OF_INDEXES,
        /** As in SQL, among clustering keys. */
        OF_KEYS,
        /** Otherwise. */
        NONE
    }

    /** What CQL computes as SQL does. */
    enum Aggregates {
        /** Sums, and the least and the greatest value. */
        SUM,
        /** The least and the greatest value. */
        EXTREMES,
        /** Neither. */
        NONE
    }

    TypeTraits(int code, Equality equality, Order order, Aggregates aggregates) {
        this.code = code;
        this.equality = equality;
        this.order = order;
        this.aggregates = aggregates;
    }

    /** The row of a type. */
    static TypeTraits of(DataType type) {
        int code = type.getProtocolCode();
        return code < BY_CODE.length ? BY_CODE[code] : OTHER;
    }

    private static TypeTraits[] byCode() {
        int greatest =
                Arrays.stream(values()).mapToInt(traits -> traits.code).max().orElse(0);
        TypeTraits[] table = new TypeTraits[greatest + 1];
        Arrays.fill(table, OTHER);
        for (TypeTraits traits : values()) {
            table[traits.code] = traits;
        }
        return table;
    }

    Equality equality() {
        return equality;
    }

    Order order() {
        return order;
    }

    Aggregates aggregates() {
        return aggregates;
    }
}
