package io.keyway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyway.catalog.ColumnType.Kind;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.CancelSignal;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.RowCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plans of 32 threads while the tables change beneath them: right rows or a clear error. */
final class ChangingTables {
    private static final int THREADS = 32;
    private static final int KEYS = 20;

    /** What is said of a table that is not, or not yet, or no longer as it was. */
    private static final Set<ErrorCode> EXPECTED =
            Set.of(ErrorCode.UNKNOWN_TABLE, ErrorCode.UNKNOWN_COLUMN, ErrorCode.TABLE_CHANGED, ErrorCode.SYNTAX_ERROR);

    private final TestKeyspace keyspace;
    private final Consumer<String> execute;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();
    private final LongAdder answers = new LongAdder();

    /**
     * A check in a keyspace without a table t.
     *
     * @param execute executes a statement and returns when all nodes have what it changed
     */
    ChangingTables(TestKeyspace keyspace, Consumer<String> execute) {
        this.keyspace = keyspace;
        this.execute = execute;
    }

    void answersAreRightOrRefused() throws Exception {
        create("k int PRIMARY KEY, v text");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Sparkify gateway = Sparkify.connect(keyspace, FullScan.REFUSE)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                boolean prepared = thread % 2 == 0;
                running.add(threads.submit(() -> ask(gateway.session(), prepared)));
            }
            change();
            done.set(true);
            for (Future<?> future : running) {
                future.get();
            }
            settle(gateway);
        } finally {
            done.set(true);
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(wrong.stream().distinct().limit(5)).isEmpty();
        assertThat(answers.sum()).isGreaterThan(1_000);
    }

    private void change() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            Thread.sleep(1_500);
            execute.accept("ALTER TABLE " + table() + " ADD extra int");
            for (int k = 0; k < KEYS; k++) {
                execute.accept("UPDATE " + table() + " SET extra = " + 10 * k + " WHERE k = " + k);
            }
            Thread.sleep(1_500);
            execute.accept("ALTER TABLE " + table() + " DROP extra");
            Thread.sleep(1_500);
            execute.accept("DROP TABLE " + table());
            // The column that stood between the others by its name is of another type now.
            create(round == 0 ? "k int PRIMARY KEY, a double, v text" : "k int PRIMARY KEY, a text, v text");
        }
    }

    private void create(String columns) {
        execute.accept("CREATE TABLE " + table() + " (" + columns + ")");
        for (int k = 0; k < KEYS; k++) {
            execute.accept("INSERT INTO " + table() + " (k, v) VALUES (" + k + ", 'v" + k + "')");
        }
    }

    private String table() {
        return keyspace.name() + ".t";
    }

    private void ask(Session session, boolean prepared) {
        @Nullable PreparedQuery statement = null;
        while (!done.get()) {
            int k = ThreadLocalRandom.current().nextInt(KEYS);
            try {
                if (prepared) {
                    statement =
                            statement == null ? session.prepare("SELECT * FROM t WHERE k = ?") : statement.current();
                    check(statement, List.of(k), k);
                } else {
                    check(session.prepare("SELECT * FROM t WHERE k = " + k + " AND v >= 'v'"), List.of(), k);
                }
            } catch (KeywayException e) {
                if (!EXPECTED.contains(e.code())) {
                    wrong.add(e.code() + " " + e.text());
                }
            } catch (RuntimeException e) {
                wrong.add(e + " at " + e.getStackTrace()[0]);
            }
        }
    }

    private void check(PreparedQuery query, List<Object> parameters, int k) {
        ExecutionOptions options = new ExecutionOptions(parameters, 0, 0, new CancelSignal());
        try (RowCursor rows = query.execute(options)) {
            while (rows.next()) {
                for (int i = 0; i < query.columns().size(); i++) {
                    Object value = rows.get(i);
                    boolean right = switch (query.columns().get(i).label()) {
                        case "k" -> Integer.valueOf(k).equals(value);
                        case "v" -> value == null || value.equals("v" + k);
                        case "extra" -> value == null || value.equals(10 * k);
                        default -> value == null;
                    };
                    if (!right) {
                        wrong.add(query.columns().get(i).label() + " of " + k + " is " + value);
                    }
                }
            }
            answers.increment();
        }
    }

    /** Once the driver has heard of the last change, every plan is for the last tables. */
    private static void settle(Sparkify gateway) {
        for (int k = 0; k < KEYS; k++) {
            String sql = "SELECT * FROM t WHERE k = " + k + " AND v >= 'v'";
            // Until then the table may be the one that was dropped, or none.
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(KeywayException.class)
                    .until(() -> gateway.session().prepare(sql).columns().size() == 3
                            && type(gateway, sql, 1) == Kind.VARCHAR);
            gateway.sql(sql).returns(k + " | null | v" + k);
        }
    }

    /** The type of a column of a query as it is planned now. */
    static Kind type(Sparkify gateway, String sql, int column) {
        return gateway.session().prepare(sql).columns().get(column).type().kind();
    }
}
