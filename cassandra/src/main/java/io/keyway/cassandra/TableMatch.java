package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.model.ClusteringColumn;
import io.keyway.model.Column;
import io.keyway.model.CqlTypeNames;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares a query table as the model declares it with the table that the cluster has. */
public final class TableMatch {
    private TableMatch() {}

    /**
     * How the effective table differs from the declared one; empty when it can be used as declared. Further effective columns
     * are fine.
     *
     * @param table the logical table, which knows the columns' types
     * @param declared one of its query tables
     * @param effective the cluster's table of that name; absent when it has none
     * @return sentences without a final stop, each naming the table
     */
    public static List<String> problems(LogicalTable table, QueryTable declared, Optional<CassandraTable> effective) {
        if (effective.isEmpty()) {
            return List.of("table " + declared.name() + " does not exist");
        }
        List<String> problems = new ArrayList<>(keyProblems(declared, effective.get()));
        for (Column column : table.columns()) {
            if (declared.allColumns().contains(column.name())) {
                columnProblem(declared, column, effective.get()).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static List<String> keyProblems(QueryTable declared, CassandraTable effective) {
        List<String> problems = new ArrayList<>();
        if (!effective.partitionKey().equals(declared.partitionKey())) {
            problems.add("table " + declared.name() + " has the partition key " + list(effective.partitionKey())
                    + ", the model declares " + list(declared.partitionKey()));
        }
        if (!effective.clusteringKey().equals(declared.clusteringKey())) {
            problems.add("table " + declared.name() + " has the clustering key " + ordered(effective.clusteringKey())
                    + ", the model declares " + ordered(declared.clusteringKey()));
        }
        return problems;
    }

    private static Optional<String> columnProblem(QueryTable declared, Column column, CassandraTable effective) {
        Optional<CassandraColumn> found = effective.column(column.name());
        if (found.isEmpty()) {
            return Optional.of("table " + declared.name() + " has no column " + column.name());
        }
        DataType liveType = found.get().type();
        if (!sameType(liveType, column.type())) {
            return Optional.of("column " + column.name() + " of table " + declared.name() + " is "
                    + CqlTypeNames.of(liveType) + ", the model declares "
                    + CqlTypeNames.of(column.type()));
        }
        if (found.get().role() == CassandraColumn.Role.STATIC) {
            return Optional.of("column " + column.name() + " of table " + declared.name()
                    + " is static, so its rows share one value");
        }
        return Optional.empty();
    }

    /** The driver's equality does not look at whether a collection is frozen. */
    private static boolean sameType(DataType left, DataType right) {
        return left.equals(right)
                && CqlTypeNames.isUnfrozenCollection(left) == CqlTypeNames.isUnfrozenCollection(right);
    }

    private static String list(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    private static String ordered(List<ClusteringColumn> columns) {
        return columns.stream()
                .map(column -> column.name() + (column.descending() ? " desc" : ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
