package io.keyway.engine.gateway;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.engine.PreparedQuery;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.MistakenExecution;
import io.keyway.exec.QueryExecution;
import io.keyway.exec.Requests;
import io.keyway.exec.RowCursor;
import io.keyway.plan.CompiledBody;
import io.keyway.plan.QueryPlan;
import java.time.Duration;
import java.util.List;

/** A query that asks Cassandra for something else, as a bug would. */
record BrokenQuery(Gateway gateway, QueryPlan plan, MistakenExecution.Mistakes mistakes) implements PreparedQuery {
    /** Few enough that scans of the small tables of tests are cut into ranges. */
    private static final int PAGE_SIZE = 7;

    @Override
    public List<ResultColumn> columns() {
        return plan.columns();
    }

    @Override
    public List<ColumnType> parameters() {
        return plan.parameters().columnTypes();
    }

    @Override
    public RowCursor execute(ExecutionOptions options) {
        Requests.Profile profile =
                new Requests.Profile(PAGE_SIZE, Duration.ofSeconds(20), ClusterOptions.DEFAULT_CONSISTENCY, true);
        QueryExecution execution = new MistakenExecution(gateway.requests(), profile, options, mistakes);
        RowCursor rows = plan.body() instanceof QueryPlan.Direct direct
                ? new DirectRows(direct, execution)
                : new CompiledRows((CompiledBody) plan.body(), execution);
        return new ExecutionCursor(rows, execution);
    }
}
