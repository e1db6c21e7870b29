package io.keyway.engine.gateway;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.engine.PreparedQuery;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.ReadFigures;
import io.keyway.exec.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code EXPLAIN ANALYZE}: runs the query to its end, and answers with its plan and what each statement has cost.
 *
 * @param query the query to run
 */
record AnalyzedQuery(PlannedQuery query) implements PreparedQuery {
    @Override
    public List<ResultColumn> columns() {
        return List.of(CommandQuery.column("plan"));
    }

    @Override
    public List<ColumnType> parameters() {
        return query.parameters();
    }

    @Override
    public Set<Integer> castParameters() {
        return query.castParameters();
    }

    @Override
    public RowCursor execute(ExecutionOptions options) {
        long start = System.nanoTime();
        try (ExecutionCursor cursor = query.start(options)) {
            long rows = 0;
            while (cursor.next()) {
                rows++;
            }
            double millis = (System.nanoTime() - start) / 1e6;
            List<String> lines = new ArrayList<>(
                    query.explanation(select -> words(cursor.execution().figures(select))));
            lines.add("plan: " + query.origin().words());
            lines.add(String.format(Locale.ROOT, "result: %,d rows in %,.1f ms", rows, millis));
            return new CommandQuery.FixedCursor(lines.stream().map(List::of).toList(), options.maxRows());
        }
    }

    private static String words(ReadFigures figures) {
        String ranges =
                figures.ranges() == 0 ? "" : String.format(Locale.ROOT, " (%,d of token ranges)", figures.ranges());
        return String.format(
                Locale.ROOT,
                "%,d requests%s, %,d pages, %,d rows, %,d bytes; waited %,.1f ms",
                figures.requests(),
                ranges,
                figures.pages(),
                figures.rows(),
                figures.bytes(),
                figures.millisWaited());
    }
}
