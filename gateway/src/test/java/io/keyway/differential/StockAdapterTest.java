package io.keyway.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.cassandra.ClusterSession;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.model.ClusteringColumn;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.cassandra.CassandraSchema;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.schema.SchemaPlus;
import org.junit.jupiter.api.Test;

/** Calcite's own adapter for Cassandra agrees, where it has an answer at all. */
@WithCassandra
class StockAdapterTest {
    private static final int DATASETS = 3;
    private static final int QUERIES = 100;
    private static final long SEED = 3_000;
    private static final String SQL = "jdbc:calcite:quoting=DOUBLE_QUOTE;unquotedCasing=TO_LOWER;caseSensitive=true";

    @Test
    void answersAgree(TestKeyspace keyspace) throws SQLException {
        List<String> differences = new ArrayList<>();
        int answered = 0;
        int withRows = 0;
        for (long seed = SEED; seed < SEED + DATASETS; seed++) {
            try (Loaded loaded = Loaded.random(keyspace, seed);
                    CqlSession session = ClusterSession.open(loaded.cluster());
                    Connection stock = stock(session, keyspace.name())) {
                Choice choice = new Choice(seed);
                for (int i = 0; i < QUERIES; i++) {
                    Query query = keyed(loaded.dataset(), choice);
                    if (theirs(stock, query) instanceof Answer.Rows theirs) {
                        answered++;
                        Answer ours = loaded.harness().usual(query.sql());
                        withRows += theirs.rows().isEmpty() ? 0 : 1;
                        if (!(ours instanceof Answer.Rows rows) || !rows.matches(theirs, query.ordered())) {
                            differences.add(query.sql() + "\n-- Keyway: " + ours + "\n-- Calcite's adapter: " + theirs);
                        }
                    }
                }
            }
        }
        assertThat(differences).as("%d answers", answered).isEmpty();
        assertThat(answered).isGreaterThan(DATASETS * QUERIES / 3);
        assertThat(withRows).isGreaterThan(answered / 3);
    }

    /** What its generated code casts to another type than was read counts as no answer. */
    private static Answer theirs(Connection stock, Query query) {
        try {
            return Harness.jdbc(stock, query.sql());
        } catch (ClassCastException e) {
            return Answer.Refused.because(e.toString());
        }
    }

    private static Connection stock(CqlSession session, String keyspace) throws SQLException {
        session.execute("USE " + keyspace);
        Connection connection = DriverManager.getConnection(SQL);
        SchemaPlus root = connection.unwrap(CalciteConnection.class).getRootSchema();
        root.add(keyspace, new CassandraSchema(session, root, keyspace));
        connection.setSchema(keyspace);
        return connection;
    }

    /** What the adapter pushes down: equalities with literals on the partition key and the first clustering columns. */
    private static Query keyed(Dataset dataset, Choice choice) {
        Content content;
        QueryTable table;
        do {
            content = choice.of(dataset.contents());
            table = choice.of(content.table().queryTables());
        } while (!isComparable(content.table(), table));
        LogicalTable declared = content.table();
        List<Column> columns = Dataset.inCqlOrder(table).stream()
                .map(name -> declared.column(name).orElseThrow())
                .toList();
        Source source = new Source(content, Sql.of(table.name()), "a", columns);
        List<Object> conditions = new ArrayList<>();
        table.partitionKey().forEach(name -> conditions.add(equal(source.ref(name), choice)));
        for (ClusteringColumn column : table.clusteringKey()) {
            if (choice.percent(60)) {
                break;
            }
            conditions.add(equal(source.ref(column.name()), choice));
        }
        // The adapter gives UUIDs as text.
        List<Source.Ref> comparable = source.refs().stream()
                .filter(ref -> ref.type() != CellType.UUID)
                .toList();
        Sql selected = Sql.join(", ", choice.some(choice.between(1, 4), comparable));
        Sql where = choice.percent(80) ? Sql.of(" WHERE ", Sql.join(" AND ", conditions)) : Sql.of("");
        return new Query("keyed", Sql.of("SELECT ", selected, " FROM ", source.declaration(), where), false);
    }

    /**
     * Whether it compares the table's key rightly: it asks for a decimal with another scale than the key was written with,
     * and takes UUIDs for text.
     */
    private static boolean isComparable(LogicalTable table, QueryTable queryTable) {
        Set<CellType> wrong = EnumSet.of(CellType.DECIMAL, CellType.UUID);
        return queryTable.primaryKey().stream()
                .noneMatch(name -> wrong.contains(CellType.of(table.column(name).orElseThrow())));
    }

    private static Sql equal(Source.Ref ref, Choice choice) {
        return Sql.of(ref, " = ", ref.type().literal(ref.value(choice)));
    }
}
