package io.keyway.bench.data;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates keyspaces and fills them: the rows of a partition in one batch, many batches at a time. */
public final class DatasetWriter {
    private static final int WINDOW = 64;

    private final CqlSession session;
    private final Semaphore free = new Semaphore(WINDOW);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public DatasetWriter(CqlSession session) {
        this.session = session;
    }

    /** Creates the keyspace and writes all rows; it must not exist. */
    public void write(Dataset dataset) throws InterruptedException {
        String keyspace = dataset.keyspace();
        session.execute("CREATE KEYSPACE " + keyspace
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute("CREATE TABLE " + keyspace + ".music_library_by_sessions (sessionid int, iteminsession int,"
                + " artist text, song text, length double, PRIMARY KEY (sessionid, iteminsession))");
        sessions(
                dataset.plays(),
                "INSERT INTO " + keyspace + ".music_library_by_sessions"
                        + " (sessionid, iteminsession, artist, song, length) VALUES (?, ?, ?, ?, ?)",
                play -> new Object[] {play.sessionid(), play.iteminsession(), play.artist(), play.song(), play.length()
                });
        if (dataset.complete()) {
            users(dataset);
            playlist(dataset);
        }
        finish();
    }

    private void users(Dataset dataset) throws InterruptedException {
        String table = dataset.keyspace() + ".music_library_by_users";
        session.execute("CREATE TABLE " + table + " (userid int, sessionid int, iteminsession int, artist text,"
                + " song text, length double, firstname text, lastname text, gender text, level text, location text,"
                + " PRIMARY KEY (userid, sessionid, iteminsession))");
        sessions(
                dataset.plays(),
                "INSERT INTO " + table + " (userid, sessionid, iteminsession, artist, song, length,"
                        + " firstname, lastname, gender, level, location) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                play -> new Object[] {
                    play.userid(),
                    play.sessionid(),
                    play.iteminsession(),
                    play.artist(),
                    play.song(),
                    play.length(),
                    play.firstname(),
                    play.lastname(),
                    play.gender(),
                    play.level(),
                    play.location()
                });
    }

    private void playlist(Dataset dataset) throws InterruptedException {
        String table = dataset.keyspace() + ".playlist_entries";
        session.execute("CREATE TABLE " + table + " (playlistid int, position int, sessionid int, iteminsession int,"
                + " PRIMARY KEY (playlistid, position))");
        PreparedStatement insert = session.prepare(
                "INSERT INTO " + table + " (playlistid, position, sessionid, iteminsession) VALUES (1, ?, ?, ?)");
        List<Integer> sessions = dataset.keys().sessions(1, Dataset.PLAYLIST);
        for (int i = 0; i < sessions.size(); i++) {
            send(insert.bind(i, sessions.get(i), i % Plays.PER_SESSION));
        }
    }

    private void sessions(Plays plays, String cql, Function<Play, Object[]> values) throws InterruptedException {
        PreparedStatement insert = session.prepare(cql);
        for (int i = 0; i < plays.sessions(); i++) {
            BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
            IntStream.range(i * Plays.PER_SESSION, (i + 1) * Plays.PER_SESSION)
                    .mapToObj(plays::at)
                    .map(play -> insert.bind(values.apply(play)))
                    .forEach((BoundStatement row) -> batch.addStatement(row));
            send(batch.build());
        }
    }

    private void send(Statement<?> statement) throws InterruptedException {
        free.acquire();
        session.executeAsync(statement).whenComplete((done, problem) -> {
            failure.compareAndSet(null, problem);
            free.release();
        });
    }

    private void finish() throws InterruptedException {
        free.acquire(WINDOW);
        free.release(WINDOW);
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("cannot load the benchmark's data: " + problem.getMessage(), problem);
        }
    }
}
