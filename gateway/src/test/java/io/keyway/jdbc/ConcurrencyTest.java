package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.keyway.devcassandra.junit.TestKeyspace;
import io.keyway.devcassandra.junit.WithCassandra;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Many threads, many connections, and what remains of them. */
@WithCassandra
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ConcurrencyTest {
    private static final int THREADS = 32;
    private static final int QUERIES = 50;
    private static final int CYCLES = 100;

    private final String url;

    ConcurrencyTest(TestKeyspace keyspace) {
        String table = keyspace.name() + ".squares";
        keyspace.execute("CREATE TABLE " + table + " (n int PRIMARY KEY, square int)");
        for (int n = 0; n < THREADS; n++) {
            keyspace.execute("INSERT INTO " + table + " (n, square) VALUES (" + n + ", " + n * n + ")");
        }
        // A name of its own, so that the cluster session is shared with no other test.
        this.url = "jdbc:keyway://" + keyspace.contactPoint() + "/" + keyspace.name() + "?applicationName=concurrency";
    }

    private static int square(Connection connection, int n) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT square + 0 FROM squares WHERE n = ?")) {
            query.setInt(1, n);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        }
    }

    @Test
    @DisplayName("row 54: 32 threads with statements of their own on one connection get their own answers")
    void threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Connection connection = DriverManager.getConnection(url)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int n = i;
                done.add(threads.submit(() -> {
                    for (int query = 0; query < QUERIES; query++) {
                        assertThat(square(connection, n)).isEqualTo(n * n);
                    }
                    return n;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("row 54: 200 connections share one cluster session")
    void connections() throws SQLException {
        List<Connection> open = new ArrayList<>();
        try (Connection first = DriverManager.getConnection(url)) {
            square(first, 1);
            int threads = driverThreads().size();
            for (int i = 0; i < 200; i++) {
                open.add(DriverManager.getConnection(url));
                assertThat(square(open.get(i), i % THREADS)).isEqualTo((i % THREADS) * (i % THREADS));
            }
            assertThat(driverThreads()).hasSizeLessThanOrEqualTo(threads);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    @Test
    @DisplayName("rows 19, 54: opening and closing leaves no thread and no file descriptor behind")
    void cycles() throws Exception {
        // Stock Calcite never closes a schema, so those of other tests keep their sessions.
        Set<String> others = driverThreads();
        cycle();
        settle(others);
        long descriptors = descriptors();
        for (int i = 0; i < CYCLES; i++) {
            cycle();
        }
        settle(others);
        assertThat(driverThreads()).isSubsetOf(others);
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 3);
    }

    private void cycle() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            square(connection, 3);
        }
    }

    /** Netty's threads end a moment after the session is closed. */
    private static void settle(Set<String> others) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!others.containsAll(driverThreads()) && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
    }

    /** Threads of cluster sessions and of Netty, which names the one that ends last globalEventExecutor. */
    private static Set<String> driverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("s\\d+-.*|globalEventExecutor.*"))
                .collect(Collectors.toSet());
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
