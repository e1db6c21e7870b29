package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.pushdown.BoundSelect;
import io.keyway.pushdown.CqlSelect;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement, request by request in the order of the keys.
 *
 * <p>A window of requests is always under way, and the next page of the request being read is fetched ahead, so that
 * neither side waits for the other.
 */
final class SelectRows implements RowCursor {
    /** Requests under way until a first answer is known, and where not all rows may be wanted. */
    private static final int FIRST_WINDOW = 32;

    /** Requests under way where answers are small; more are no faster. */
    private static final int LARGEST_WINDOW = 128;

    /** About how many bytes all answers under way may hold, if each is as large as the largest so far. */
    private static final long WINDOW_BYTES = 16 << 20;

    private final QueryExecution execution;
    private final CqlSelect select;
    private final SelectStatement asked;
    private final RowDecoder decoder;
    private final ReadFigures figures;
    private final Iterator<BoundSelect> statements;
    private final Deque<PendingRequest> window = new ArrayDeque<>();
    private @Nullable SelectStatement statement;
    private Iterator<List<Object>> requests = Collections.emptyIterator();
    private @Nullable CompletionStage<AsyncResultSet> nextPage;
    private Iterator<Row> page = Collections.emptyIterator();
    private @Nullable Object @Nullable [] row;
    private int started = -1;
    private int read = -1;

    /**
     * A request under way.
     *
     * @param statement the number of the statement that it belongs to
     */
    private record PendingRequest(int statement, CompletionStage<AsyncResultSet> answer) {}

    SelectRows(QueryExecution execution, CqlSelect select, List<BoundSelect> statements) {
        this.execution = execution;
        this.select = select;
        this.asked = execution.statement(select);
        this.decoder = asked.decoder();
        this.figures = execution.figures(select);
        this.statements = statements.iterator();
        fill();
    }

    @Override
    public boolean next() {
        while (!page.hasNext()) {
            CompletionStage<AsyncResultSet> answer = nextPage;
            if (answer == null) {
                PendingRequest request = window.poll();
                if (request == null) {
                    row = null;
                    return false;
                }
                read = request.statement();
                answer = request.answer();
            }
            long start = System.nanoTime();
            AsyncResultSet result = execution.await(answer, select.table());
            figures.waited(System.nanoTime() - start);
            open(result);
        }
        execution.cancel().check();
        row = decoder.decode(page.next());
        return true;
    }

    @Override
    public @Nullable Object[] row() {
        return Objects.requireNonNull(row, "there is no current row");
    }

    /** The number, from 0, of the statement whose row was returned last. */
    int statementNumber() {
        return read;
    }

    private void open(AsyncResultSet answer) {
        int bytes = answer.getExecutionInfo().getResponseSizeInBytes();
        figures.answered(answer.remaining(), bytes);
        asked.answered(bytes);
        if (select.isScan()) {
            execution.scanned(select.table(), answer.remaining());
        }
        nextPage = answer.hasMorePages() ? answer.fetchNextPage() : null;
        page = answer.currentPage().iterator();
        fill();
    }

    private int windowSize() {
        int largest = asked.largestAnswer();
        return largest == 0 || !execution.readsAll()
                ? FIRST_WINDOW
                : (int) Math.max(FIRST_WINDOW, Math.min(LARGEST_WINDOW, WINDOW_BYTES / largest));
    }

    private void fill() {
        int size = windowSize();
        while (window.size() < size) {
            if (statement != null && requests.hasNext()) {
                window.add(new PendingRequest(started, execution.send(statement, requests.next())));
                figures.sent();
            } else if (statements.hasNext()) {
                BoundSelect next = statements.next();
                started++;
                statement = next.statement().equals(select) ? asked : execution.statement(next.statement());
                requests = next.requests();
            } else {
                return;
            }
        }
    }

    @Override
    public void close() {
        window.clear();
        nextPage = null;
        page = Collections.emptyIterator();
        requests = Collections.emptyIterator();
        while (statements.hasNext()) {
            statements.next();
        }
    }
}
