package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.devcassandra.Request;
import io.keyway.devcassandra.RequestLog;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.RowCursor;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole tables are read by ranges of tokens: every row once, and no more requests than needed. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanTest {
    private static final int WIDE = 12_000;
    private static final int NARROW = 12_000;

    private final TestKeyspace keyspace;
    private final Sparkify gateway;
    private final SessionSettings settings;
    private final BulkRows driver;

    ScanTest(TestKeyspace keyspace) {
        this.keyspace = keyspace;
        this.driver = new BulkRows(keyspace);
        String name = keyspace.name();
        keyspace.execute(
                "CREATE TABLE " + name + ".mixed (p int, c int, v text, PRIMARY KEY (p, c))",
                "CREATE TABLE " + name + ".erased (p int PRIMARY KEY, v int)",
                "CREATE TABLE " + name + ".shrinking (p int PRIMARY KEY)",
                "CREATE TABLE " + name + ".small (p int, c int, s int static, PRIMARY KEY (p, c))");
        // Two partitions wider than any page, and many narrow ones around them.
        Stream<@Nullable Object[]> wide =
                IntStream.range(0, 2 * WIDE).mapToObj(i -> new Object[] {-1 - i / WIDE, i % WIDE, "w" + i});
        Stream<@Nullable Object[]> narrow =
                IntStream.range(0, NARROW).mapToObj(i -> new Object[] {i / 6, i % 6, "n" + i});
        driver.write("INSERT INTO " + name + ".mixed (p, c, v) VALUES (?, ?, ?)", Stream.concat(wide, narrow));
        driver.write(
                "INSERT INTO " + name + ".erased (p, v) VALUES (?, 1)",
                IntStream.range(0, 20_500).mapToObj(i -> new Object[] {i}));
        driver.write(
                "INSERT INTO " + name + ".shrinking (p) VALUES (?)",
                IntStream.range(0, NARROW).mapToObj(i -> new Object[] {i}));
        driver.write(
                "DELETE FROM " + name + ".erased WHERE p = ?",
                IntStream.range(0, 20_500).filter(i -> i % 1_000 != 0).mapToObj(i -> new Object[] {i}));
        driver.write(
                "INSERT INTO " + name + ".small (p, c, s) VALUES (?, ?, 1)",
                IntStream.range(0, 30).mapToObj(i -> new Object[] {i / 3, i % 3}));
        driver.write(
                "INSERT INTO " + name + ".small (p, s) VALUES (?, 2)",
                IntStream.range(100, 110).mapToObj(i -> new Object[] {i}));
        gateway = Sparkify.connect(keyspace, FullScan.ALLOW);
        settings = gateway.session().settings();
    }

    @AfterEach
    void reset() {
        gateway.session().settings(settings);
    }

    @AfterAll
    void close() {
        gateway.close();
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1_000, 5_000, 20_000, 100_000})
    void everyRowOnceWhateverThePage(int fetchSize) {
        gateway.session().settings(settings.withFetchSize(fetchSize));
        List<String> rows = gateway.sql("SELECT p, c, v FROM mixed").rows();
        assertThat(rows).hasSize(2 * WIDE + NARROW);
        assertThat(new HashSet<>(rows))
                .isEqualTo(new HashSet<>(driver.read("SELECT p, c, v FROM " + keyspace.name() + ".mixed")));
    }

    /** A limit that is not Cassandra's own makes the scan start carefully, and take over from a later page. */
    @ParameterizedTest
    @ValueSource(ints = {300, 1_000, 5_000, 20_000})
    void everyRowOnceUnderALimit(int fetchSize) {
        gateway.session().settings(settings.withFetchSize(fetchSize));
        List<String> rows = gateway.sql("SELECT p, c, v FROM mixed WHERE v <> 'x' LIMIT 1000000")
                .rows();
        assertThat(rows).hasSize(2 * WIDE + NARROW);
        assertThat(new HashSet<>(rows))
                .isEqualTo(new HashSet<>(driver.read("SELECT p, c, v FROM " + keyspace.name() + ".mixed")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 39, 40, 41})
    void smallPagesAndPartitionsWithoutRows(int fetchSize) {
        gateway.session().settings(settings.withFetchSize(fetchSize));
        gateway.sql("SELECT p, c, s FROM small")
                .returnsInAnyOrder(driver.read("SELECT p, c, s FROM " + keyspace.name() + ".small")
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 5_000})
    void deletedRowsAreNotTheEnd(int fetchSize) {
        gateway.session().settings(settings.withFetchSize(fetchSize));
        gateway.sql("SELECT p FROM erased WHERE p < 3000").returnsInAnyOrder("0", "1000", "2000");
        gateway.sql("SELECT p FROM erased").returnsRows(21);
    }

    /** Once it is known that ranges are needed, they are read at once, until the table fits into a page again. */
    @Test
    void theNextScanBeginsWhereTheLastOneLearned() {
        Sparkify.Checked scan = gateway.sql("SELECT p FROM shrinking");
        String whole = "SELECT p,token(p) FROM shrinking";
        String range = "SELECT p FROM shrinking WHERE token(p)>=? AND token(p)<=?";
        assertThat(scan.sent()).startsWith(whole).contains(range);
        assertThat(scan.sent()).containsOnly(range);
        scan.returnsRows(NARROW);
        driver.write(
                "DELETE FROM " + keyspace.name() + ".shrinking WHERE p = ?",
                IntStream.range(40, NARROW).mapToObj(i -> new Object[] {i}));
        scan.returnsRows(40).sends(whole);
    }

    @Test
    void aSmallTableIsOneRequest() {
        gateway.sql("SELECT p, s FROM small").sends("SELECT p,s,token(p) FROM small");
        gateway.sql("SELECT p FROM small WHERE s = 1").sendsRequests(1);
        gateway.sql("SELECT count(*) FROM small").sendsRequests(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT p, v FROM mixed LIMIT 200 | 1",
                "SELECT p, v FROM mixed WHERE v <> 'x' LIMIT 200 | 1",
                "SELECT p, v FROM mixed LIMIT 200 OFFSET 4000 | 1",
            })
    void aLimitIsOneRequest(String sql, int requests) {
        gateway.sql(sql).returnsRows(200).sendsRequests(requests);
    }

    @Test
    void theClientsLimitIsOneRequest() {
        RequestLog log = keyspace.requests().ofKind(Request.Kind.EXECUTE);
        assertThat(log.during(() -> {
                    PreparedQuery query = gateway.session().prepare("SELECT * FROM mixed");
                    try (RowCursor cursor =
                            query.execute(new ExecutionOptions(List.of(), 200, 0, new CancelSignal()))) {
                        int rows = 0;
                        while (cursor.next()) {
                            rows++;
                        }
                        assertThat(rows).isEqualTo(200);
                    }
                }))
                .hasSize(1);
    }

    @Test
    void rangesAreAboutAsLargeAsAPage() {
        gateway.session().settings(settings.withFetchSize(1_000));
        List<String> sent = gateway.sql("SELECT v FROM mixed").sent();
        assertThat(sent.get(0)).isEqualTo("SELECT v,token(p) FROM mixed");
        assertThat(sent.subList(1, sent.size()))
                .containsOnly("SELECT v FROM mixed WHERE token(p)>=? AND token(p)<=?")
                .hasSizeBetween(36, 120);
    }

    @Test
    void theGuardStopsAScanOfManyRanges() {
        gateway.session()
                .settings(
                        settings.withFetchSize(500).withFullScan(FullScan.GUARD).withFullScanLimit(20_000));
        assertThatThrownBy(() -> gateway.sql("SELECT v FROM mixed").rows())
                .isInstanceOfSatisfying(
                        KeywayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FULL_SCAN_REFUSED))
                .hasMessageContaining("stopped after reading 20,000 rows");
        gateway.session()
                .settings(
                        settings.withFetchSize(500).withFullScan(FullScan.GUARD).withFullScanLimit(2 * WIDE + NARROW));
        gateway.sql("SELECT v FROM mixed").returnsRows(2 * WIDE + NARROW);
    }

    @Test
    void nothingIsSentAfterCancel() throws Exception {
        CancelSignal signal = new CancelSignal();
        RequestLog log = keyspace.requests().ofKind(Request.Kind.EXECUTE);
        try (RowCursor cursor = gateway.session()
                .prepare("SELECT v FROM mixed")
                .execute(new ExecutionOptions(List.of(), 0, 100, signal))) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(cursor.next()).isTrue();
            }
            signal.cancel();
            Thread.sleep(500);
            assertThat(log.during(() -> assertThatThrownBy(cursor::next)
                            .isInstanceOfSatisfying(
                                    KeywayException.class,
                                    e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED))))
                    .isEmpty();
        }
    }

    @Test
    void anAnalysisShowsTheRanges() {
        gateway.session().settings(settings.withFetchSize(1_000));
        assertThat(String.join(
                        "\n", gateway.sql("EXPLAIN ANALYZE SELECT v FROM mixed").rows()))
                .containsPattern("actual: \\d+ requests \\(\\d+ of token ranges\\), \\d+ pages")
                .contains("result: 36,000 rows");
    }
}
