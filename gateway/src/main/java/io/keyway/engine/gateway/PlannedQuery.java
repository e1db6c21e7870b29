package io.keyway.engine.gateway;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Session;
import io.keyway.engine.SessionSettings;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.QueryExecution;
import io.keyway.exec.Requests;
import io.keyway.exec.RowCursor;
import io.keyway.exec.ScanGuard;
import io.keyway.plan.CompiledBody;
import io.keyway.plan.QueryPlan;
import io.keyway.pushdown.CqlSelect;
import io.keyway.sql.SqlText;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A query with its plan, and the values of its hoisted literals. */
final class PlannedQuery implements PreparedQuery {
    private final Gateway gateway;
    private final Session session;
    private final SqlText sql;
    private final PlanCache plans;
    private final PlanCache.Found found;

    /**
     * A query that is planned.
     *
     * @param sql its text
     * @param plans where its plan belongs
     */
    PlannedQuery(Gateway gateway, Session session, SqlText sql, PlanCache plans, PlanCache.Found found) {
        this.gateway = gateway;
        this.session = session;
        this.sql = sql;
        this.plans = plans;
        this.found = found;
    }

    /** How it is executed. */
    QueryPlan plan() {
        return found.plan();
    }

    /** Where the plan has come from. */
    PlanCache.Origin origin() {
        return found.origin();
    }

    /** The plan for people. */
    List<String> explanation(Function<CqlSelect, String> figures) {
        boolean filtering = session.settings().fullScan() == FullScan.ALLOW;
        return plan().explanation().lines(found.literals(), filtering, figures);
    }

    @Override
    public List<ResultColumn> columns() {
        return plan().columns();
    }

    @Override
    public List<ColumnType> parameters() {
        return plan().parameters().columnTypes();
    }

    @Override
    public Set<Integer> castParameters() {
        return plan().parameters().cast();
    }

    @Override
    public PreparedQuery current() {
        return plans == gateway.plans() ? this : session.prepare(sql.text());
    }

    @Override
    public RowCursor execute(ExecutionOptions options) {
        return start(options);
    }

    /** Starts an execution whose costs can be looked at. */
    ExecutionCursor start(ExecutionOptions options) {
        SessionSettings settings = session.settings();
        QueryExecution execution = new QueryExecution(
                gateway.requests(),
                profile(settings, options),
                options.converted(plan().parameters()::converted).with(found.literals()),
                admitted(settings, options),
                settings.maxMemory());
        return new ExecutionCursor(open(execution), execution);
    }

    private ScanGuard admitted(SessionSettings settings, ExecutionOptions options) {
        Admission admission = new Admission(settings, gateway.estimates());
        Admission.Verdict verdict = admission.judge(plan().scans(), options);
        if (verdict.isAdmitted() || found.literals().isEmpty()) {
            return verdict.guard();
        }
        // The message shows the condition, which has to be that of this query.
        QueryPlan own = plans.ofItsOwn(sql, settings.schema());
        return admission.judge(own.scans(), options).guard();
    }

    private RowCursor open(QueryExecution execution) {
        if (plan().body() instanceof QueryPlan.Direct direct) {
            return new DirectRows(direct, execution);
        }
        try {
            return new CompiledRows((CompiledBody) plan().body(), execution);
        } catch (RuntimeException | ExceptionInInitializerError e) {
            // Constant expressions, 1/0 for example, are computed while the generated class is initialized.
            throw ComputationErrors.of(e);
        }
    }

    private Requests.Profile profile(SessionSettings settings, ExecutionOptions options) {
        int page = options.fetchSize() > 0 ? options.fetchSize() : settings.fetchSize();
        boolean limited = options.maxRows() > 0;
        if (limited && plan().body() instanceof QueryPlan.Direct) {
            page = (int) Math.min(page, options.maxRows());
        }
        return new Requests.Profile(
                page,
                settings.requestTimeout(),
                settings.consistency(),
                !limited && plan().body().readsAll());
    }
}
