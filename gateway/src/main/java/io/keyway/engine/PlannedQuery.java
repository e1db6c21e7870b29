package io.keyway.engine;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.QueryExecution;
import io.keyway.exec.Requests;
import io.keyway.exec.RowCursor;
import io.keyway.exec.RowSource;
import io.keyway.plan.CompiledBody;
import io.keyway.plan.QueryPlan;
import java.util.List;

/** A query with its plan. */
final class PlannedQuery implements PreparedQuery {
    private final Gateway gateway;
    private final Session session;
    private final QueryPlan plan;

    PlannedQuery(Gateway gateway, Session session, QueryPlan plan) {
        this.gateway = gateway;
        this.session = session;
        this.plan = plan;
    }

    /** How it is executed. */
    QueryPlan plan() {
        return plan;
    }

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
        return start(options);
    }

    /** Starts an execution whose costs can be looked at. */
    ExecutionCursor start(ExecutionOptions options) {
        SessionSettings settings = session.settings();
        Admission admission = new Admission(settings, gateway.estimates());
        QueryExecution execution = new QueryExecution(
                gateway.requests(),
                profile(settings, options),
                options,
                admission.admit(plan.scans(), options),
                settings.maxMemory());
        return new ExecutionCursor(open(execution), execution);
    }

    private RowSource open(QueryExecution execution) {
        if (plan.body() instanceof QueryPlan.Direct direct) {
            return new DirectRows(direct, execution);
        }
        try {
            return new CompiledRows((CompiledBody) plan.body(), execution);
        } catch (RuntimeException | ExceptionInInitializerError e) {
            // Constant expressions, 1/0 for example, are computed while the generated class is initialized.
            throw ComputationErrors.of(e);
        }
    }

    private Requests.Profile profile(SessionSettings settings, ExecutionOptions options) {
        int page = options.fetchSize() > 0 ? options.fetchSize() : settings.fetchSize();
        boolean limited = options.maxRows() > 0;
        if (limited && plan.body() instanceof QueryPlan.Direct) {
            page = (int) Math.min(page, options.maxRows());
        }
        return new Requests.Profile(
                page,
                settings.requestTimeout(),
                settings.consistency(),
                !limited && plan.body().readsAll());
    }
}
