package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import io.keyway.cassandra.CassandraErrors;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Binder;
import io.keyway.pushdown.BoundScan;
import io.keyway.pushdown.BoundSelect;
import io.keyway.pushdown.CqlSelect;
import io.keyway.schema.CassandraTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a query: its parameters, its requests, and its cancellation. Used by one thread at a time. Tests
 * extend it, to send wrong requests on purpose.
 */
public class QueryExecution implements Binder.Values {
    private final Requests requests;
    private final Requests.Profile profile;
    private final ExecutionOptions options;
    private final ScanGuard guard;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<Cost> costs = new ArrayList<>(1);
    private final long maxMemory;
    private long held;

    /** The cost of a statement so far. */
    private record Cost(CqlSelect select, ReadFigures figures) {}

    /**
     * @param maxMemory bytes that the rows held by operators may take
     */
    public QueryExecution(
            Requests requests, Requests.Profile profile, ExecutionOptions options, ScanGuard guard, long maxMemory) {
        this.requests = requests;
        this.profile = profile;
        this.options = options;
        this.guard = guard;
        this.maxMemory = maxMemory;
    }

    /** The rows of a statement; none when its values match nothing. */
    public RowCursor read(CqlSelect select) {
        if (select.isScan()) {
            warn("full scan of " + name(select.table()));
            if (select.limit().fetch() == null) {
                return scan(select);
            }
        }
        BoundSelect bound = Binder.bind(select, this);
        return select.order().merged().isEmpty()
                ? new SelectRows(this, select, List.of(bound))
                : MergedRows.of(this, select, bound);
    }

    /** A guarded scan returns every row, since the guard counts the rows that are read. */
    private RowCursor scan(CqlSelect select) {
        Optional<BoundScan> scan = Binder.scan(guard.isOpen() ? select : select.unfiltered(), this);
        return scan.isPresent() ? new ScanRows(this, select, scan.get()) : new SelectRows(this, select, List.of());
    }

    /**
     * The rows that a lookup statement finds for the outer rows, each of its requests sent once.
     *
     * @param outerRows values as a cursor gives them
     */
    public Lookups lookUp(CqlSelect select, List<Binder.OuterRow> outerRows) {
        Map<BoundSelect, Integer> distinct = new LinkedHashMap<>();
        int[] lookups = new int[outerRows.size()];
        for (int i = 0; i < lookups.length; i++) {
            BoundSelect bound = Binder.bind(select, values(outerRows.get(i)));
            Integer known = distinct.putIfAbsent(bound, distinct.size());
            lookups[i] = known == null ? distinct.size() - 1 : known;
        }
        return new Lookups(new SelectRows(this, select, new ArrayList<>(distinct.keySet())), lookups);
    }

    private Binder.Values values(Binder.OuterRow outerRow) {
        return new Binder.Values() {
            @Override
            public @Nullable Object parameter(int index) {
                return QueryExecution.this.parameter(index);
            }

            @Override
            public @Nullable Object outer(int row, int field) {
                return outerRow.outer(row, field);
            }
        };
    }

    @Override
    public @Nullable Object parameter(int index) {
        return options.parameters().get(index);
    }

    @Override
    public @Nullable Object outer(int row, int field) {
        throw new IllegalStateException("this statement has no outer row");
    }

    /**
     * Counts memory that an operator takes until the execution ends, or until it is released.
     *
     * @throws KeywayException OUT_OF_MEMORY when it is more than the execution may take
     */
    public void hold(long bytes, String operator) {
        held += bytes;
        if (held > maxMemory) {
            throw new KeywayException(
                            ErrorCode.OUT_OF_MEMORY,
                            String.format(
                                    Locale.ROOT,
                                    "the rows that %s holds take more than maxMemory = %,d bytes",
                                    operator,
                                    maxMemory))
                    .withHint("narrow the query, or SET maxMemory to more, for example 1GB");
        }
    }

    /** Counts memory that operators have given back. */
    public void release(long bytes) {
        held -= bytes;
    }

    /** The cost of a statement of the plan so far. */
    public ReadFigures figures(CqlSelect select) {
        for (Cost cost : costs) {
            if (cost.select().equals(select)) {
                return cost.figures();
            }
        }
        Cost cost = new Cost(select, new ReadFigures());
        costs.add(cost);
        return cost.figures();
    }

    /** What the user should know about this execution so far. */
    public List<String> warnings() {
        return warnings;
    }

    /** What stops this execution. */
    public CancelSignal cancel() {
        return options.cancel();
    }

    /** The execution's own limits. */
    public ExecutionOptions options() {
        return options;
    }

    SelectStatement statement(CqlSelect select) {
        return requests.statement(select);
    }

    CompletionStage<AsyncResultSet> send(SelectStatement statement, List<Object> values) {
        options.cancel().check();
        return statement.send(values, profile);
    }

    CompletionStage<AsyncResultSet> send(Requests.CqlStatement statement, Requests.PageStart place) {
        options.cancel().check();
        return requests.send(statement, place, profile);
    }

    /** Rows per page, unless a statement has a reason for another number. */
    int pageSize() {
        return profile.pageSize();
    }

    /** Whether the caller wants every row that a statement finds. */
    public boolean readsAll() {
        return profile.readsAll();
    }

    Optional<TokenRing> ring() {
        return requests.ring();
    }

    /**
     * Waits for an answer.
     *
     * @param what what is being done, for messages
     */
    <T> T await(CompletionStage<T> answer, String what) {
        try {
            return options.cancel().await(answer);
        } catch (ExecutionException e) {
            throw CassandraErrors.whileReading(what, e);
        }
    }

    /** Waits for an answer with rows of a table. */
    <T> T await(CompletionStage<T> answer, CassandraTable table) {
        try {
            return options.cancel().await(answer);
        } catch (ExecutionException e) {
            throw CassandraErrors.whileReading(reading(table), e);
        }
    }

    /** What a request for a table's rows is doing, for messages. */
    static String reading(CassandraTable table) {
        return "reading " + name(table);
    }

    private static String name(CassandraTable table) {
        return table.keyspace() + "." + table.name();
    }

    /**
     * Counts rows that a scan has read.
     *
     * @throws KeywayException FULL_SCAN_REFUSED when they are more than the guard allows
     */
    void scanned(CassandraTable table, long rows) {
        guard.scanned(table, rows);
    }

    private void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }
}
