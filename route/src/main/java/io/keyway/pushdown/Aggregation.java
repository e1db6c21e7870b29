package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.keyway.schema.CassandraTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What Cassandra computes from the rows instead of returning them: groups by key columns, and aggregates of each group.
 *
 * @param groupBy the partition key, possibly followed by a prefix of the clustering key; empty when all rows are one
 *     group
 * @param calls what is computed of each group, in order; possibly none, if there are groups
 */
public record Aggregation(List<String> groupBy, List<Call> calls) {
    /** Rows are returned as they are. */
    public static final Aggregation NONE = new Aggregation(List.of(), List.of());

    public Aggregation {
        groupBy = List.copyOf(groupBy);
        calls = List.copyOf(calls);
    }

    /** An aggregate function of CQL whose answer is SQL's. */
    public enum Function {
        /** {@code count(*)}. */
        COUNT_ROWS,
        /** {@code count(column)}. */
        COUNT,
        MIN,
        MAX,
        /** The sum of the values that are not null, in a type that it cannot overflow; 0 when there are none. */
        SUM
    }

    /**
     * One aggregate.
     *
     * @param column what it is computed of; a column of the primary key, which nothing is read of, for COUNT_ROWS
     */
    public record Call(Function function, String column) {
        /** The CQL type of the result. */
        public DataType type(CassandraTable table) {
            return switch (function) {
                case COUNT_ROWS, COUNT -> DataTypes.BIGINT;
                case MIN, MAX -> table.type(column);
                case SUM -> sumType(table.type(column));
            };
        }
    }

    /** Whether rows are returned as they are. */
    public boolean isNone() {
        return groupBy.isEmpty() && calls.isEmpty();
    }

    /** Whether all rows of a request become one. */
    public boolean isTotal() {
        return groupBy.isEmpty() && !calls.isEmpty();
    }

    /** The columns of which something is computed. */
    public List<String> arguments() {
        Set<String> arguments = new LinkedHashSet<>();
        calls.forEach(call -> arguments.add(call.column()));
        return List.copyOf(arguments);
    }

    /** The type in which values of a type are added up without loss; the type itself when there is no other. */
    static DataType sumType(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT,
                    ProtocolConstants.DataType.SMALLINT,
                    ProtocolConstants.DataType.INT -> DataTypes.BIGINT;
            case ProtocolConstants.DataType.BIGINT -> DataTypes.VARINT;
            case ProtocolConstants.DataType.FLOAT -> DataTypes.DOUBLE;
            default -> type;
        };
    }

    /** Whether CQL adds up values of a type as SQL does. */
    public static boolean supportsSum(DataType type) {
        return TypeTraits.of(type).aggregates() == TypeTraits.Aggregates.SUM;
    }

    /** Whether CQL's least and greatest value of a type are SQL's. */
    public static boolean supportsExtremes(DataType type) {
        return TypeTraits.of(type).aggregates() != TypeTraits.Aggregates.NONE;
    }
}
