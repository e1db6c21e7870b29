package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import com.datastax.oss.driver.api.querybuilder.relation.Relation;
import com.datastax.oss.driver.api.querybuilder.select.Select;
import com.datastax.oss.driver.api.querybuilder.select.SelectFrom;
import com.datastax.oss.driver.api.querybuilder.select.Selector;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Restriction.Operator;
import io.keyway.pushdown.RowOrder.Within;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes CQL: the only place that does, always with bind markers and quoted names. */
final class CqlText {
    private CqlText() {}

    /** The statement's text. Partition keys are written as equalities, since each key is read by itself. */
    static String of(CqlSelect select) {
        return text(select, List.of(), List.of());
    }

    /** The text that reads a whole table from its beginning, with the token of each row as the last column. */
    static String start(CqlSelect select) {
        String key = select.table().partitionKey().stream()
                .map(column -> CqlIdentifier.fromInternal(column).asCql(true))
                .collect(Collectors.joining(","));
        // The builder's function would quote the reserved word.
        return text(select, List.of(QueryBuilder.raw("token(" + key + ")")), List.of());
    }

    /** The text that reads the rows of a table whose tokens lie within a range, both ends included. */
    static String range(CqlSelect select) {
        CqlIdentifier[] key = select.table().partitionKey().stream()
                .map(CqlIdentifier::fromInternal)
                .toArray(CqlIdentifier[]::new);
        return text(
                select,
                List.of(),
                List.of(
                        Relation.token(key).isGreaterThanOrEqualTo(QueryBuilder.bindMarker()),
                        Relation.token(key).isLessThanOrEqualTo(QueryBuilder.bindMarker())));
    }

    private static String text(CqlSelect select, List<Selector> more, List<Relation> range) {
        SelectFrom from = QueryBuilder.selectFrom(
                CqlIdentifier.fromInternal(select.table().keyspace()),
                CqlIdentifier.fromInternal(select.table().name()));
        Aggregation summary = select.summary();
        boolean distinct = isDistinct(select);
        Select text = (distinct ? from.distinct() : from)
                .selectors(selectors(select, more))
                .where(range)
                .where(relations(select));
        if (!distinct && !summary.groupBy().isEmpty()) {
            text = text.groupByColumnIds(
                    summary.groupBy().stream().map(CqlIdentifier::fromInternal).toList());
        }
        if (select.order().within() != Within.ANY) {
            boolean reversed = select.order().within() == Within.REVERSED;
            for (ClusteringColumn column : select.table().clusteringKey()) {
                ClusteringOrder order = column.descending() != reversed ? ClusteringOrder.DESC : ClusteringOrder.ASC;
                text = text.orderBy(CqlIdentifier.fromInternal(column.name()), order);
            }
        }
        if (select.limit().ofPartition() != null) {
            text = text.perPartitionLimit(QueryBuilder.bindMarker());
        }
        if (select.limit().fetch() != null) {
            text = text.limit(QueryBuilder.bindMarker());
        }
        return (select.filter().isEmpty() ? text : text.allowFiltering()).asCql();
    }

    /** Whether only partition keys are wanted, for which Cassandra need not read what follows them. */
    private static boolean isDistinct(CqlSelect select) {
        return select.summary().calls().isEmpty()
                && select.summary().groupBy().equals(select.table().partitionKey())
                && select.clustering().isEmpty();
    }

    private static List<Selector> selectors(CqlSelect select, List<Selector> more) {
        List<Selector> selectors = new ArrayList<>();
        select.columns().forEach(column -> selectors.add(Selector.column(CqlIdentifier.fromInternal(column))));
        select.summary().calls().forEach(call -> selectors.add(selector(call, select.table())));
        selectors.addAll(more);
        if (isRefusedForStatics(select)) {
            String column = select.table().clusteringKey().get(0).name();
            selectors.add(Selector.column(CqlIdentifier.fromInternal(column)));
        }
        return selectors;
    }

    /** Cassandra restricts no clustering columns where nothing is selected that differs from row to row. */
    private static boolean isRefusedForStatics(CqlSelect select) {
        return select.table().hasStaticColumns()
                && !select.clustering().isEmpty()
                && select.summary().equals(Aggregation.NONE)
                && select.columns().stream().allMatch(select.table()::isOfPartition);
    }

    private static Selector selector(Aggregation.Call call, CassandraTable table) {
        Selector column = Selector.column(CqlIdentifier.fromInternal(call.column()));
        return switch (call.function()) {
            case COUNT_ROWS -> Selector.countAll();
            case COUNT -> Selector.function("count", column);
            case MIN -> Selector.function("min", column);
            case MAX -> Selector.function("max", column);
            case SUM -> {
                DataType type = call.type(table);
                boolean wide = type.equals(table.type(call.column()));
                yield Selector.function("sum", wide ? column : Selector.cast(column, type));
            }
        };
    }

    private static List<Relation> relations(CqlSelect select) {
        Stream<Relation> partitions = select.isPinned()
                ? select.table().partitionKey().stream().map(column -> relation(column, Operator.EQUAL))
                : select.partitions().restrictions().stream().flatMap(CqlText::relations);
        return Stream.concat(partitions, select.clustering().stream().flatMap(CqlText::relations))
                .toList();
    }

    private static Stream<Relation> relations(OnColumn restriction) {
        return restriction.operators().stream().map(operator -> relation(restriction.column(), operator));
    }

    private static Relation relation(String column, Operator operator) {
        var left = Relation.column(CqlIdentifier.fromInternal(column));
        var marker = QueryBuilder.bindMarker();
        return switch (operator) {
            case EQUAL -> left.isEqualTo(marker);
            case IN -> left.in(marker);
            case GREATER -> left.isGreaterThan(marker);
            case GREATER_OR_EQUAL -> left.isGreaterThanOrEqualTo(marker);
            case LESS -> left.isLessThan(marker);
            case LESS_OR_EQUAL -> left.isLessThanOrEqualTo(marker);
        };
    }
}
