package io.keyway.devcassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import io.keyway.devcassandra.Request.Kind;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the driver sends is what the log shows: every request, once, with its text and values. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestLogTest {
    private static final int ROWS = 25;

    private final TestKeyspace keyspace;
    private final CqlSession session;

    RequestLogTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        this.session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(keyspace.host(), keyspace.port()))
                .withLocalDatacenter("datacenter1")
                .withKeyspace(keyspace.name())
                .build();
    }

    @BeforeAll
    void fill() {
        keyspace.execute("CREATE TABLE " + keyspace.name() + ".t (p int, c int, v text, PRIMARY KEY (p, c))");
        for (int i = 0; i < ROWS; i++) {
            session.execute("INSERT INTO t (p, c, v) VALUES (1, ?, 'x')", i);
        }
    }

    @AfterAll
    void close() {
        session.close();
    }

    @Test
    void everyPageIsARequestAndAPrepareIsToldApart() {
        PreparedStatement[] prepared = new PreparedStatement[1];
        assertThat(keyspace.requests().during(() -> prepared[0] = session.prepare("SELECT v FROM t WHERE p = ?")))
                .extracting(Request::kind)
                .containsExactly(Kind.PREPARE);

        List<Request> pages = keyspace.requests()
                .during(() -> assertThat(session.execute(prepared[0].bind(1).setPageSize(10)))
                        .hasSize(ROWS));
        assertThat(pages)
                .hasSize(3)
                .containsOnly(
                        new Request(keyspace.name(), Kind.EXECUTE, "SELECT v FROM t WHERE p = ?", List.of("1"), false));
    }

    @Test
    void linesTabsAndQuotesOfTheCqlSurvive() {
        String cql = "SELECT v\n\tFROM t -- \\n is no line end\r\n WHERE p = 1 AND c = ?";
        Request expected = new Request(keyspace.name(), Kind.QUERY, cql, List.of("3"), false);
        assertThat(keyspace.requests().during(() -> session.execute(cql, 3))).containsExactly(expected);
    }

    @Test
    void aRequestIsInTheLogWhenItsAnswerArrives() {
        for (int i = 0; i < 300; i++) {
            assertThat(keyspace.requests().during(() -> session.execute("SELECT v FROM t WHERE p = 1 AND c = 3")))
                    .hasSize(1);
        }
    }

    @Test
    void aRefusedRequestIsMarkedFailed() {
        List<Request> requests = keyspace.requests()
                .during(() -> assertThatThrownBy(() -> session.execute("SELECT nothing FROM t"))
                        .isInstanceOf(InvalidQueryException.class));
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.failed()).isTrue();
            assertThat(request.cql()).isEqualTo("SELECT nothing FROM t");
        });
    }

    @Test
    void aBatchIsOneRequest() {
        BatchStatement batch = BatchStatement.newInstance(
                DefaultBatchType.UNLOGGED,
                SimpleStatement.newInstance("INSERT INTO t (p, c, v) VALUES (2, ?, ?)", 1, "it's"),
                SimpleStatement.newInstance("INSERT INTO t (p, c, v) VALUES (2, 2, 'b')"));
        assertThat(keyspace.requests().during(() -> session.execute(batch)))
                .containsExactly(new Request(
                        keyspace.name(),
                        Kind.BATCH,
                        "INSERT INTO t (p, c, v) VALUES (2, ?, ?); INSERT INTO t (p, c, v) VALUES (2, 2, 'b')",
                        List.of("1", "'it''s'"),
                        false));
    }

    @Test
    void otherKeyspacesAreFilteredOut() {
        RequestLog all = keyspace.node().requests();
        RequestLog.Mark mark = all.mark();
        session.execute("SELECT key FROM system.local");
        assertThat(keyspace.requests().since(mark)).isEmpty();
        assertThat(all.ofKeyspace("system").ofKind(Kind.QUERY).since(mark)).hasSize(1);
    }
}
