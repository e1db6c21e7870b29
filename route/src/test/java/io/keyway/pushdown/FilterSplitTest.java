package io.keyway.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.model.ClusteringColumn;
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

    private static List<Term> terms(int first, int second) {
        return List.of(new Term.Constant(first), new Term.Constant(second));
    }
}
