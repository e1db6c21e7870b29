package io.keyway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.catalog.CatalogTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.Restriction;
import io.keyway.pushdown.Restriction.Equal;
import io.keyway.pushdown.Restriction.In;
import io.keyway.pushdown.Term;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraIndex;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which of several tables is read for x. A table {@code a/bk/x*} has the partition key a, the clustering key b, k and the
 * column x, which has an index; k is the key of the logical table.
 */
class RankingTest {
    /** In each case the other table would be read if the step of the ranking were missing: it wins the next, or was declared first. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "k//abx a/k/bx; a=1; a/k/bx; its partition key is pinned (a)",
                "b/k/ax k//a*bx; a=1; k//a*bx; a secondary index finds a",
                "k//a*bx a/k/bx; a=1; a/k/bx; its partition key is pinned (a)",
                "k//abx b/k/ax; a=1; k//abx; nothing pins a partition key, so the whole table is read",
                "a/bk/x b/k/ax; a=1,2 b=3; b/k/ax; its partition key is pinned (b)",
                "a/k/bx a/bk/x; a=1 b=2; a/bk/x; its partition key is pinned (a), and 1 of its clustering columns",
                "a/k/bx a/bk/x; a=1,2 b=2; a/bk/x; 'its partition key is pinned (a in 2 keys), and 1 of its clustering columns'",
                "a/k/b a/k/bx k//bx; a=1; a/k/bx; its partition key is pinned (a)",
                "a/k/bx a/k/x; a=1; a/k/x; its partition key is pinned (a)",
                "a/bk/x a/kb/x; a=1; a/bk/x; its partition key is pinned (a)",
            })
    void theBetterOneIsRead(String tables, String conditions, String expected, String reason) {
        Route<String> route = route(tables, conditions);
        assertThat(route.tables()).containsExactly(expected);
        assertThat(route.reason()).isEqualTo(reason);
    }

    @Test
    void aTableIsSuggestedInsteadOfAScan() {
        assertThat(route("k//abx", "a=1 b=2,3").suggestion())
                .contains(new QueryTable("l_by_a_and_b", List.of("a", "b"), clustering("k"), List.of("x")));
        assertThat(route("k//abx", "k=1 a=1").suggestion()).isEmpty();
        assertThat(route("k//abx", "").suggestion()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "k//abx a/k/bx; k=1; a is not pinned",
                "k//abx ab/k/x; k=1; a, b are not pinned",
                "k//abx ab/k/x; k=1 a=1; b is not pinned",
                "a/k/bx k//ab; a=1 k=1; it has no x",
                "a/k/bx k//; b=1 a=1; 'k is not pinned; it has no x, b, a'",
                "a/k/bx a/kb/x; a=1 k=1; another table reads less or was declared first",
            })
    void theOtherIsRejected(String tables, String conditions, String reason) {
        assertThat(route(tables, conditions).rejections())
                .extracting(Rejection::reason)
                .containsExactly(reason);
    }

    @Test
    void theKeysThatWouldServeAreNamed() {
        List<List<String>> keys = route("k//abx ab/k/x b/k/x", "").keys();
        assertThat(keys).containsExactly(List.of("k"), List.of("a", "b"), List.of("b"));
        assertThat(Route.keysInWords(keys)).isEqualTo("k, (a, b) or b");
        assertThat(Route.keysInWords(keys.subList(0, 2))).isEqualTo("k or (a, b)");
        assertThat(Route.keysInWords(List.of(List.of("k"), List.of("k")))).isEqualTo("k");
        assertThat(Route.keysInWords(List.of())).isEmpty();
    }

    private static Route<String> route(String tables, String conditions) {
        List<String> forms = List.of(tables.split(" "));
        LogicalTable declared = new LogicalTable(
                "l",
                letters("kabx").stream()
                        .map(name -> new Column(name, DataTypes.INT, false, name))
                        .toList(),
                List.of("k"),
                Optional.empty(),
                List.of(),
                forms.stream().map(RankingTest::declared).toList());
        List<CassandraTable> effective =
                forms.stream().map(RankingTest::effective).toList();
        List<Conjunct<String>> conjuncts = Stream.of(conditions.split(" "))
                .filter(condition -> !condition.isEmpty())
                .map(RankingTest::conjunct)
                .toList();
        return Router.route(new TableUse<String>(
                        new CatalogTable.Logical("ks", declared, List.of(), effective, List.of()),
                        Set.of("x"),
                        conjuncts,
                        true))
                .orThrow();
    }

    private static QueryTable declared(String form) {
        String[] parts = form.replace("*", "").split("/", -1);
        return new QueryTable(form, letters(parts[0]), clustering(parts[1]), letters(parts[2]));
    }

    private static CassandraTable effective(String form) {
        QueryTable table = declared(form);
        List<CassandraColumn> columns = table.allColumns().stream()
                .map(name -> new CassandraColumn(
                        name, DataTypes.INT, table.partitionKey().contains(name) ? Role.PARTITION_KEY : Role.REGULAR))
                .toList();
        List<CassandraIndex> indexes = table.columns().stream()
                .filter(name -> form.contains(name + "*"))
                .map(name -> new CassandraIndex(name, name, CassandraIndex.Kind.LEGACY, false))
                .toList();
        return new CassandraTable("ks", form, false, columns, table.partitionKey(), table.clusteringKey(), indexes, "");
    }

    /** {@code a=1,2} is a list. */
    private static Conjunct<String> conjunct(String condition) {
        String column = condition.substring(0, 1);
        List<Term> values = Stream.of(condition.substring(2).split(","))
                .<Term>map(value -> new Term.Constant(Integer.valueOf(value)))
                .toList();
        Restriction restriction = values.size() == 1 ? new Equal(column, values.get(0)) : new In(column, values);
        return new Conjunct<>(condition, Set.of(column), List.of(restriction), true, Set.of(column));
    }

    private static List<ClusteringColumn> clustering(String names) {
        return letters(names).stream()
                .map(name -> new ClusteringColumn(name, false))
                .toList();
    }

    private static List<String> letters(String names) {
        return names.chars().mapToObj(Character::toString).collect(Collectors.toList());
    }
}
