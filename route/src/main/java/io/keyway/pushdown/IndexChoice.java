package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraIndex;
import io.keyway.schema.CassandraIndex.Kind;
import io.keyway.schema.CassandraTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the one condition that a secondary index is asked, so that Cassandra needs no ALLOW FILTERING.
 *
 * <p>An equality is preferred to a range, and a storage-attached index to one of the first form; ties go to the column
 * that comes first in the table.
 */
final class IndexChoice {
    private IndexChoice() {}

    /** The best choice, if there is any. */
    static <C> Optional<Pushed<OnColumn, C>> of(CassandraTable table, List<Conjunct<C>> conjuncts) {
        List<CassandraIndex> indexes = table.columns().stream()
                .flatMap(column -> usable(table, column))
                .sorted(Comparator.comparing(index -> index.kind() != Kind.STORAGE_ATTACHED))
                .toList();
        return indexes.stream()
                .flatMap(index -> equality(index, conjuncts).stream())
                .findFirst()
                .or(() -> indexes.stream()
                        .filter(index -> index.kind() == Kind.STORAGE_ATTACHED)
                        .flatMap(index -> range(table, index, conjuncts).stream())
                        .findFirst());
    }

    private static Stream<CassandraIndex> usable(CassandraTable table, CassandraColumn column) {
        return table.indexes().stream()
                .filter(index -> index.kind() != Kind.OTHER
                        && !index.isOfPart()
                        && index.column().equals(column.name())
                        && KeyTypes.isExact(column.type()));
    }

    private static <C> Optional<Pushed<OnColumn, C>> equality(CassandraIndex index, List<Conjunct<C>> conjuncts) {
        for (Conjunct<C> conjunct : conjuncts) {
            Optional<Equal> known = conjunct.on(index.column(), Equal.class)
                    .filter(IndexChoice::isKnown)
                    .findFirst();
            if (known.isPresent()) {
                boolean decides = conjunct.isDecidedBy(known.get()) && !index.folding();
                return Optional.of(new Pushed<>(known.get(), decides ? Set.of(conjunct) : Set.of()));
            }
        }
        return Optional.empty();
    }

    private static <C> Optional<Pushed<OnColumn, C>> range(
            CassandraTable table, CassandraIndex index, List<Conjunct<C>> conjuncts) {
        DataType type = table.type(index.column());
        if (!KeyTypes.supportsIndexRange(type)) {
            return Optional.empty();
        }
        return Ranges.of(index.column(), type, conjuncts).map(range -> range.as(OnColumn.class::cast));
    }

    /** An index asks all nodes, so it is not asked for each row of a lookup join. */
    private static boolean isKnown(Equal equal) {
        return equal.value().outerRow().isEmpty();
    }
}
