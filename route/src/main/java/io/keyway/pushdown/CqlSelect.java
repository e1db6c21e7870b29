package io.keyway.pushdown;

import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One CQL SELECT, with its binds still open. Run once for each distinct value of the partition key.
 *
 * @param table the table it reads
 * @param columns the selected columns, at least one unless there is a summary
 * @param partitions the partitions to read
 * @param clustering restrictions of a prefix of the clustering key: equalities and lists, then at most one range
 * @param order the order of the rows
 * @param limit the rows that are needed
 * @param summary what is computed of the rows; its values follow the selected columns, which are then among its groups
 */
public record CqlSelect(
        CassandraTable table,
        List<String> columns,
        PartitionKeys partitions,
        List<OnColumn> clustering,
        RowOrder order,
        RowLimit limit,
        Aggregation summary) {
    public CqlSelect {
        columns = List.copyOf(columns);
        clustering = List.copyOf(clustering);
    }

    /** A statement that returns rows as they are. */
    public CqlSelect(
            CassandraTable table,
            List<String> columns,
            PartitionKeys partitions,
            List<OnColumn> clustering,
            RowOrder order,
            RowLimit limit) {
        this(table, columns, partitions, clustering, order, limit, Aggregation.NONE);
    }

    /** The statement for the rows of which this one returns a total: the columns that its calls are computed of. */
    public CqlSelect rows() {
        return new CqlSelect(table, summary.arguments(), partitions, clustering, order, limit);
    }

    /** The statement that asks for these partitions and clustering columns instead; itself where they are its own. */
    CqlSelect asking(PartitionKeys others, List<OnColumn> restrictions) {
        return others.equals(partitions) && restrictions.equals(clustering)
                ? this
                : new CqlSelect(table, columns, others, restrictions, order, limit, summary);
    }

    /** What Cassandra may check of the rows of a whole table; empty when nothing, or when it is not read. */
    public List<OnColumn> filter() {
        return partitions.isScan() ? List.copyOf(partitions.restrictions()) : List.of();
    }

    /** The same statement with every row returned that it reads of a whole table. */
    public CqlSelect unfiltered() {
        return isScan() ? asking(PartitionKeys.All.ROWS, clustering) : this;
    }

    /** The numbers of the outer rows that give values to the statement. */
    public Set<Integer> outerRows() {
        return Term.outerRows(
                Stream.concat(partitions.terms(), clustering.stream().flatMap(OnColumn::terms)));
    }

    /** Whether the request goes to known partitions. */
    public boolean isPinned() {
        return partitions.isPinned();
    }

    /** Whether the whole table is read. */
    public boolean isScan() {
        return partitions.isScan();
    }

    /**
     * The statement with the values of parameters in their places, for people to read.
     *
     * @param values what is known: null for a parameter that stays open
     */
    public CqlSelect filled(IntFunction<@Nullable Object> values) {
        return new CqlSelect(
                table,
                columns,
                partitions.filled(values),
                clustering.stream()
                        .map(restriction -> restriction.filled(values))
                        .toList(),
                order,
                limit.filled(values),
                summary);
    }

    /** The values that the statement is sent with, as people read them. */
    public String bindsInWords() {
        return Stream.of(
                        partitions.words(table.partitionKey()),
                        clustering.stream().flatMap(OnColumn::words),
                        limit.words())
                .flatMap(Function.identity())
                .collect(Collectors.joining(", "));
    }

    /** The statement's text, with a bind marker for every value. */
    public String text() {
        return CqlText.of(this);
    }
}
