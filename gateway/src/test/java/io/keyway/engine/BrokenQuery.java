package io.keyway.engine;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.QueryExecution;
import io.keyway.exec.Requests;
import io.keyway.exec.RowCursor;
import io.keyway.exec.RowSource;
import io.keyway.exec.ScanGuard;
import io.keyway.plan.CompiledBody;
import io.keyway.plan.QueryPlan;
import io.keyway.pushdown.CqlSelect;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A query whose statements are changed on their way to Cassandra, as a bug would. */
record BrokenQuery(Gateway gateway, QueryPlan plan, UnaryOperator<CqlSelect> bug) implements PreparedQuery {
    @Override
    public List<ResultColumn> columns() {
        return plan.columns();
    }

    @Override
    public List<ColumnType> parameters() {
        return plan.parameters();
    }

    @Override
    public RowCursor execute(ExecutionOptions options) {
        Requests.Profile profile =
                new Requests.Profile(100, Duration.ofSeconds(20), ClusterOptions.DEFAULT_CONSISTENCY, true);
        ScanGuard guard = new ScanGuard(Long.MAX_VALUE, "");
        QueryExecution execution = new QueryExecution(gateway.requests(), profile, options, guard, Long.MAX_VALUE) {
            @Override
            public RowSource read(CqlSelect select) {
                return super.read(bug.apply(select));
            }
        };
        RowSource rows = plan.body() instanceof QueryPlan.Direct direct
                ? new DirectRows(direct, execution)
                : new CompiledRows((CompiledBody) plan.body(), execution);
        return new ExecutionCursor(rows, execution);
    }
}
