package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import com.datastax.oss.driver.api.querybuilder.relation.Relation;
import com.datastax.oss.driver.api.querybuilder.select.Select;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.RowOrder.Within;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CQL: the only place that does, always with bind markers and quoted names. */
final class CqlText {
    private CqlText() {}

    /** The statement's text. Partition keys are written as equalities, since each key is read by itself. */
    static String of(CqlSelect select) {
        Select text = QueryBuilder.selectFrom(
                        CqlIdentifier.fromInternal(select.table().keyspace()),
                        CqlIdentifier.fromInternal(select.table().name()))
                .columnsIds(select.columns().stream()
                        .map(CqlIdentifier::fromInternal)
                        .toList())
                .where(relations(select));
        if (select.order().within() != Within.ANY) {
            boolean reversed = select.order().within() == Within.REVERSED;
            for (ClusteringColumn column : select.table().clusteringKey()) {
                ClusteringOrder order = column.descending() != reversed ? ClusteringOrder.DESC : ClusteringOrder.ASC;
                text = text.orderBy(CqlIdentifier.fromInternal(column.name()), order);
            }
        }
        if (select.limit().fetch() != null) {
            text = text.limit(QueryBuilder.bindMarker());
        }
        return text.asCql();
    }

    private static List<Relation> relations(CqlSelect select) {
        List<Relation> relations = new ArrayList<>();
        if (select.isPinned()) {
            for (String column : select.table().partitionKey()) {
                relations.add(
                        Relation.column(CqlIdentifier.fromInternal(column)).isEqualTo(QueryBuilder.bindMarker()));
            }
        }
        if (select.partitions() instanceof PartitionKeys.Indexed indexed) {
            relation(relations, indexed.restriction());
        }
        select.clustering().forEach(restriction -> relation(relations, restriction));
        return relations;
    }

    private static void relation(List<Relation> relations, OnColumn restriction) {
        if (restriction instanceof Restriction.Range range) {
            bound(relations, range, range.lower(), true);
            bound(relations, range, range.upper(), false);
        } else if (restriction instanceof Restriction.In) {
            relations.add(Relation.column(id(restriction)).in(QueryBuilder.bindMarker()));
        } else {
            relations.add(Relation.column(id(restriction)).isEqualTo(QueryBuilder.bindMarker()));
        }
    }

    private static void bound(List<Relation> relations, OnColumn range, @Nullable Bound bound, boolean lower) {
        if (bound == null) {
            return;
        }
        var column = Relation.column(id(range));
        var marker = QueryBuilder.bindMarker();
        if (lower) {
            relations.add(bound.inclusive() ? column.isGreaterThanOrEqualTo(marker) : column.isGreaterThan(marker));
        } else {
            relations.add(bound.inclusive() ? column.isLessThanOrEqualTo(marker) : column.isLessThan(marker));
        }
    }

    private static CqlIdentifier id(OnColumn restriction) {
        return CqlIdentifier.fromInternal(restriction.column());
    }
}
