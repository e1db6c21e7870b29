package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.differential.LateralJoin.Kind;
import io.keyway.differential.Source.Ref;
import io.keyway.differential.SubQuery.Comparator;
import io.keyway.differential.SubQuery.Exists;
import io.keyway.differential.SubQuery.Quantified;
import io.keyway.differential.SubQuery.Scalar;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What sub-queries mean, over rows (1, 1), (2, null), (3, 1). */
class RowByRowTest {
    private static final Content ROWS = content();
    private static final Source A = Source.of(ROWS, "a");
    private static final Source B = Source.of(ROWS, "b");

    private final Connection h2;

    RowByRowTest() throws SQLException {
        h2 = Stores.h2(new Dataset("none", List.of(ROWS)));
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    private static Content content() {
        List<Column> columns =
                List.of(new Column("k", DataTypes.INT, false, "k"), new Column("x", DataTypes.INT, true, "x"));
        LogicalTable table = new LogicalTable("t", columns, List.of("k"), Optional.empty(), List.of(), List.of());
        return new Content(table, List.of(row(1, 1), row(2, null), row(3, 1)));
    }

    private static Map<String, @Nullable Object> row(int k, @Nullable Integer x) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("k", k);
        row.put("x", x);
        return row;
    }

    @Test
    void existsIsAskedOfEachRow() {
        Sql body = Sql.of("SELECT 1 AS c0 FROM ", B.declaration(), " WHERE ", B.ref("x"), " = ", A.ref("k"));
        assertThat(kWhere(new Exists(false, body))).containsExactly("1");
        assertThat(kWhere(new Exists(true, body))).containsExactly("2", "3");
    }

    @Test
    void notInIsUnknownBesideNull() {
        Sql body = Sql.of("SELECT ", B.ref("x"), " AS c0 FROM ", B.declaration(), " WHERE ", B.ref("k"), " <= ");
        Quantified among = new Quantified(List.of(Sql.of(A.ref("k"))), Comparator.NOT_IN, Sql.of(body, A.ref("k")));
        // Of 1 among {1} it is false, of 2 and 3 among {1, null} unknown.
        assertThat(kWhere(among)).isEmpty();
        Sql unknown = Sql.of("(", among, ") IS UNKNOWN");
        assertThat(rows(Sql.of("SELECT ", A.ref("k"), " FROM ", A.declaration(), " WHERE ", unknown)))
                .containsExactly("2", "3");
    }

    @Test
    void everyAndSomeOfNothing() {
        Sql nothing = Sql.of("SELECT ", B.ref("x"), " AS c0 FROM ", B.declaration(), " WHERE ", A.ref("k"), " > 9");
        List<Sql> operands = List.of(Sql.of(A.ref("x")));
        assertThat(kWhere(new Quantified(operands, Comparator.LESS_THAN_ALL, nothing)))
                .containsExactly("1", "2", "3");
        assertThat(kWhere(new Quantified(operands, Comparator.LESS_THAN_ANY, nothing)))
                .isEmpty();
    }

    @Test
    void aValueIsNullWhereThereIsNoRowAndAnErrorWhereThereAreTwo() {
        Sql one = Sql.of("SELECT ", B.ref("k"), " AS c0 FROM ", B.declaration(), " WHERE ", B.ref("k"), " = ");
        assertThat(rows(select(new Scalar(Sql.of(one, A.ref("x")), CellType.INT))))
                .containsExactly("1 | 1", "2 | null", "3 | 1");
        Sql two = Sql.of("SELECT ", B.ref("k"), " AS c0 FROM ", B.declaration(), " WHERE ", B.ref("x"), " = ");
        Answer answer = answer(select(new Scalar(Sql.of(two, A.ref("x")), CellType.INT)));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.isTooManyRows()).isTrue());
    }

    @Test
    void lateralRowsFollowTheirOuterRow() {
        assertThat(rows(lateral(Kind.LEFT))).containsExactly("1 | 1", "1 | 3", "2 | null", "3 | 1", "3 | 3");
        assertThat(rows(lateral(Kind.COMMA))).containsExactly("1 | 1", "1 | 3", "3 | 1", "3 | 3");
    }

    @Test
    void outerValuesOfTwoTablesStayInTheirColumns() {
        Source c = Source.of(ROWS, "c");
        Sql body = Sql.of(
                "SELECT ",
                c.ref("k"),
                " AS c0 FROM ",
                c.declaration(),
                " WHERE ",
                c.ref("k"),
                " = ",
                A.ref("k"),
                " AND ",
                B.ref("k"),
                " > ",
                A.ref("k"),
                " AND ",
                c.ref("x"),
                " = ",
                A.ref("x"));
        Source found = new Source(ROWS, body, "l", List.of(new Column("c0", DataTypes.INT, true, "c0")));
        LateralJoin join = new LateralJoin(Kind.COMMA, body, found, Sql.of("TRUE"));
        assertThat(rows(Sql.of(
                        "SELECT ",
                        A.ref("k"),
                        ", ",
                        B.ref("k"),
                        ", ",
                        found.ref("c0"),
                        " FROM ",
                        A.declaration(),
                        " CROSS JOIN ",
                        B.declaration(),
                        join,
                        " ORDER BY 1, 2")))
                .containsExactly("1 | 2 | 1", "1 | 3 | 1");
    }

    private static Sql lateral(Kind kind) {
        Sql body = Sql.of(
                "SELECT ", B.ref("k"), " AS c0 FROM ", B.declaration(), " WHERE ", B.ref("x"), " = ", A.ref("x"));
        Source found = new Source(ROWS, body, "l", List.of(new Column("c0", DataTypes.INT, true, "c0")));
        LateralJoin join = new LateralJoin(kind, body, found, Sql.of("TRUE"));
        Ref column = found.ref("c0");
        return Sql.of("SELECT ", A.ref("k"), ", ", column, " FROM ", A.declaration(), join, " ORDER BY 1, 2");
    }

    private static Sql select(SubQuery value) {
        return Sql.of("SELECT ", A.ref("k"), ", ", value, " AS v FROM ", A.declaration(), " ORDER BY 1");
    }

    private List<String> kWhere(SubQuery condition) {
        return rows(Sql.of("SELECT ", A.ref("k"), " FROM ", A.declaration(), " WHERE ", condition, " ORDER BY 1"));
    }

    private List<String> rows(Sql query) {
        return ((Answer.Rows) answer(query)).rows();
    }

    private Answer answer(Sql query) {
        return new RowByRow(sql -> Harness.jdbc(h2, sql), 100).answer(query);
    }
}
