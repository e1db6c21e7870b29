package io.keyway.exec;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import io.keyway.pushdown.BoundScan;
import io.keyway.pushdown.CqlSelect;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a whole table, in no order.
 *
 * <p>One statement reads the table from its beginning. When a page of it fills and more rows are wanted, the rest of the
 * ring is cut into ranges of tokens, several of which are read at the same time. The rows of the partition in which that page
 * ends are left to the ranges, so that no row comes twice, and none is lost. Where the execution before needed ranges, this
 * one reads the whole ring by ranges at once.
 */
final class ScanRows implements RowCursor {
    /** Rows of the first page when later pages return totals. */
    private static final int FIRST_ROWS = 1_000;

    /** Groups of the first page, each of which may be of many rows. */
    private static final int FIRST_GROUPS = 100;

    /** Rows that Cassandra may read for one range of which it returns fewer: it does so in some tens of milliseconds. */
    private static final double ROWS_READ = 25_000;

    /** The share of a page that a range should fill, so that most ranges take one page and not a little more. */
    private static final double FILLED = 0.9;

    private final QueryExecution execution;
    private final CqlSelect select;
    private final BoundScan scan;
    private final ReadFigures figures;
    private final SelectStatement memory;
    private final ScanDecoder decoder;
    private final ScanPages pages;
    private final int firstPageSize;

    private @Nullable ScanRanges ranges;
    private @Nullable ScanPart postponed;
    private boolean filtering;
    private ScanPart part = ScanPart.WHOLE;
    private Iterator<Row> page = Collections.emptyIterator();
    private @Nullable Object @Nullable [] row;
    private int pagesFromStart;
    private long passedOn;

    ScanRows(QueryExecution execution, CqlSelect select, BoundScan scan) {
        this.execution = execution;
        this.select = select;
        this.scan = scan;
        this.figures = execution.figures(select);
        this.memory = execution.statement(select);
        this.decoder = new ScanDecoder(select);
        this.pages = new ScanPages(execution, QueryExecution.reading(select.table()), this::request);
        int most = !isSummary() ? Integer.MAX_VALUE : select.summary().isTotal() ? FIRST_ROWS : FIRST_GROUPS;
        this.filtering = scan.filtered() != null;
        this.firstPageSize = Math.min(most, execution.pageSize());
        begin();
    }

    private void begin() {
        long rows = memory.rowsOfRing();
        Optional<TokenRing> ring = rows > 0 && !filtering && execution.readsAll() ? execution.ring() : Optional.empty();
        if (ring.isPresent()) {
            ranges = cut(ring.get(), Long.MIN_VALUE, TokenRange.ALL, rows, memory.largestAnswer());
            fill(ranges);
        } else {
            pages.ask(ScanPart.WHOLE);
            figures.sent();
        }
    }

    @Override
    public boolean next() {
        while (!page.hasNext()) {
            if (postponed != null) {
                pages.ask(postponed);
                postponed = null;
            }
            if (pages.pending() == 0) {
                remember();
                row = null;
                return false;
            }
            long start = System.nanoTime();
            ScanPages.ScanPage arrived = pages.take();
            figures.waited(System.nanoTime() - start);
            open(arrived);
        }
        execution.cancel().check();
        row = decoder.decode(page.next(), part);
        return true;
    }

    @Override
    public @Nullable Object[] row() {
        return Objects.requireNonNull(row, "there is no current row");
    }

    /** Rows that fill one page can be read by one request again; how many rows a filter left out is not known. */
    private void remember() {
        if (scan.filtered() == null) {
            memory.readRing(ranges != null && passedOn > firstPageSize ? passedOn : 0);
        }
    }

    private CompletionStage<AsyncResultSet> request(ScanPart asked) {
        TokenRange range = asked.range();
        return execution.send(
                statement(asked),
                new Requests.PageStart(
                        range == null || ranges == null ? null : ranges.token(range),
                        select.table().keyspace(),
                        asked.pagingState(),
                        range == null ? firstPageSize : execution.pageSize()));
    }

    private Requests.CqlStatement statement(ScanPart asked) {
        TokenRange range = asked.range();
        if (range == null) {
            return new Requests.CqlStatement(scan.start(), scan.binds());
        }
        BoundScan.Filtered filtered = scan.filtered();
        return asked.filtered() && filtered != null
                ? new Requests.CqlStatement(filtered.range(), values(range, filtered.binds()))
                : new Requests.CqlStatement(scan.range(), values(range, scan.binds()));
    }

    private static List<Object> values(TokenRange range, List<Object> binds) {
        List<Object> values = new ArrayList<>(List.of(range.first(), range.last()));
        values.addAll(binds);
        return values;
    }

    /** Whether Cassandra computes something of the rows of each request. */
    private boolean isSummary() {
        return !select.summary().calls().isEmpty();
    }

    private void open(ScanPages.ScanPage arrived) {
        AsyncResultSet answer = arrived.rows();
        part = arrived.part();
        filtering &= part.failures() == 0;
        figures.answered(answer.remaining(), answer.getExecutionInfo().getResponseSizeInBytes());
        List<Row> rows = new ArrayList<>(answer.remaining());
        answer.currentPage().forEach(rows::add);
        long read = decoder.rowsRead(rows, part);
        ByteBuffer more = answer.hasMorePages() ? answer.getExecutionInfo().getPagingState() : null;
        if (part.range() == null && more != null && isTimeToFanOut(rows)) {
            Optional<TokenRing> ring = execution.ring();
            if (ring.isPresent()) {
                ranges = takeOver(ring.get(), rows, answer.getExecutionInfo().getResponseSizeInBytes());
                more = null;
            }
        }
        memory.answered(answer.getExecutionInfo().getResponseSizeInBytes());
        execution.scanned(select.table(), decoder.rowsRead(rows, part));
        passedOn += decoder.rowsRead(rows, part);
        page = rows.iterator();
        proceed(more, read);
    }

    /** Asks for what comes after the page just opened. */
    private void proceed(@Nullable ByteBuffer more, long read) {
        TokenRange range = part.range();
        if (more != null) {
            ScanPart next = part.next(more, read);
            // Nothing is read ahead for an execution that may stop early, until its first page was not enough.
            if (range == null && !execution.readsAll() && pagesFromStart == 1) {
                postponed = next;
            } else {
                pages.ask(next);
            }
        } else if (range != null && ranges != null) {
            ranges.read(range, part.rows() + read);
        }
        if (ranges != null) {
            ranges.widen();
            fill(ranges);
        }
    }

    private void fill(ScanRanges left) {
        for (TokenRange range = left.next(pages.pending()); range != null; range = left.next(pages.pending())) {
            pages.ask(ScanPart.of(range, filtering));
            figures.sentForRange();
        }
    }

    /**
     * Whether the ranges can take over from the partition in which this page ends: none of its rows was in a page before.
     */
    private boolean isTimeToFanOut(List<Row> rows) {
        pagesFromStart++;
        boolean enough = execution.readsAll() || pagesFromStart > 1;
        if (!enough || rows.isEmpty()) {
            return false;
        }
        return passedOn == 0 || decoder.token(rows.get(0)) != decoder.token(rows.get(rows.size() - 1));
    }

    /** Takes the rows of the last partition off the page, and cuts the ring from it on. */
    private ScanRanges takeOver(TokenRing ring, List<Row> rows, int bytes) {
        long last = decoder.token(rows.get(rows.size() - 1));
        long read = passedOn + decoder.rowsRead(rows, part);
        while (!rows.isEmpty() && decoder.token(rows.get(rows.size() - 1)) == last) {
            rows.remove(rows.size() - 1);
        }
        return cut(ring, last, new TokenRange(Long.MIN_VALUE, last), read, bytes);
    }

    /**
     * Cuts the ring into ranges.
     *
     * @param start the first token to read
     * @param known the part of the ring of which it is known how many rows it has
     * @param rows how many
     * @param bytes of a page
     */
    private ScanRanges cut(TokenRing ring, long start, TokenRange known, long rows, int bytes) {
        double rowsOfRange = isSummary() ? ROWS_READ : FILLED * execution.pageSize();
        // A filtered range counts only the rows that pass, which does not tell how much Cassandra has to read.
        double widest = filtering ? ROWS_READ * known.width() / Math.max(1, rows) : Double.MAX_VALUE;
        RangeCutter cutter = new RangeCutter(ring.borders(), start, rowsOfRange, widest);
        cutter.read(known.width(), rows);
        return new ScanRanges(ring, cutter, bytes, execution.readsAll());
    }

    @Override
    public void close() {
        page = Collections.emptyIterator();
        postponed = null;
        ranges = null;
        pages.close();
    }
}
