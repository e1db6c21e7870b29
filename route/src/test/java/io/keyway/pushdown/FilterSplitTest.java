package io.keyway.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.model.ClusteringColumn;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Restriction.Tuples;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterSplitTest {
    private static final CassandraTable TABLE = new CassandraTable(
            "ks",
            "t",
            false,
            List.of(
                    new CassandraColumn("p", DataTypes.INT, Role.PARTITION_KEY),
                    new CassandraColumn("c", DataTypes.INT, Role.CLUSTERING)),
            List.of("p"),
            List.of(new ClusteringColumn("c", false)),
            List.of(),
            "");

    /** {@code (p, c) IN ((1, 2), (3, 4))} asks for c IN (2, 4) of both partitions, which finds (1, 4) too. */
    @Test
    void wholeKeysAskedForColumnByColumnRemainToBeChecked() {
        Conjunct<String> keys = new Conjunct<>(
                "(p, c) IN ((1, 2), (3, 4))",
                Set.of("p", "c"),
                List.of(
                        new Tuples(List.of("p", "c"), List.of(terms(1, 2), terms(3, 4))),
                        new In("p", terms(1, 3)),
                        new In("c", terms(2, 4))),
                true,
                Set.of());
        FilterSplit<String> split = FilterSplit.of(TABLE, List.of(keys));
        assertThat(split.partitions())
                .isEqualTo(new PartitionKeys.KeyTuples(
                        List.of(List.of(new Term.Constant(1)), List.of(new Term.Constant(3))), List.of()));
        assertThat(split.clustering()).containsExactly(new In("c", terms(2, 4)));
        assertThat(split.residual()).containsExactly(keys);
    }

    /** {@code (a, b) IN ((1, 2), (3, 4)) AND a = 1}: every row that is found has one value of a, so orders may ignore it. */
    @Test
    void aKeyColumnThatIsAlsoPinnedByItselfIsConstant() {
        CassandraTable table = new CassandraTable(
                "ks",
                "t",
                false,
                List.of(
                        new CassandraColumn("a", DataTypes.INT, Role.PARTITION_KEY),
                        new CassandraColumn("b", DataTypes.INT, Role.PARTITION_KEY)),
                List.of("a", "b"),
                List.of(),
                List.of(),
                "");
        Tuples listed = new Tuples(List.of("a", "b"), List.of(terms(1, 2), terms(3, 4)));
        Conjunct<String> keys =
                new Conjunct<>("(a, b) IN ((1, 2), (3, 4))", Set.of("a", "b"), List.of(listed), true, Set.of());
        Equal one = new Equal("a", new Term.Constant(1));
        Conjunct<String> pinned = new Conjunct<>("a = 1", Set.of("a"), List.of(one), true, Set.of("a"));
        FilterSplit<String> split = FilterSplit.of(table, List.of(keys, pinned));
        assertThat(split.partitions()).isEqualTo(new PartitionKeys.KeyTuples(listed.rows(), List.of(one)));
        assertThat(split.residual()).isEmpty();
        assertThat(split.constantColumns()).containsExactly("a");
        assertThat(FilterSplit.of(table, List.of(keys)).constantColumns()).isEmpty();
    }

    private static List<Term> terms(int first, int second) {
        return List.of(new Term.Constant(first), new Term.Constant(second));
    }
}
