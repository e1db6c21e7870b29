package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraIndex;
import io.keyway.schema.CassandraIndex.Kind;
import io.keyway.schema.CassandraTable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one condition that a secondary index is asked, so that Cassandra needs no ALLOW FILTERING.
 *
 * <p>An equality comes before a range, and a storage-attached index before one of the first form; ties go to the column
 * that stands first in the table.
 *
 * @param restriction what the index is asked
 * @param decided the conditions of which nothing remains to be checked
 */
record IndexChoice<C>(OnColumn restriction, Set<Conjunct<C>> decided) {

    /** The best choice, if there is any. */
    static <C> Optional<IndexChoice<C>> of(CassandraTable table, List<Conjunct<C>> conjuncts) {
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

    private static <C> Optional<IndexChoice<C>> equality(CassandraIndex index, List<Conjunct<C>> conjuncts) {
        for (Conjunct<C> conjunct : conjuncts) {
            for (Restriction restriction : conjunct.restrictions()) {
                if (restriction instanceof Equal equal
                        && equal.column().equals(index.column())
                        && isKnown(equal.value())) {
                    boolean decides = conjunct.isDecidedBy(equal) && !index.folding();
                    return Optional.of(new IndexChoice<>(equal, decides ? Set.of(conjunct) : Set.of()));
                }
            }
        }
        return Optional.empty();
    }

    private static <C> Optional<IndexChoice<C>> range(
            CassandraTable table, CassandraIndex index, List<Conjunct<C>> conjuncts) {
        DataType type = table.type(index.column());
        if (!KeyTypes.supportsIndexRange(type)) {
            return Optional.empty();
        }
        Set<Conjunct<C>> decided = new HashSet<>();
        return Ranges.of(index.column(), type, conjuncts, decided).map(range -> new IndexChoice<>(range, decided));
    }

    /** An index asks all nodes, so it is not asked for each row of a lookup join. */
    private static boolean isKnown(Term value) {
        return !(value instanceof Term.Outer);
    }
}
