package io.keyway.engine.gateway;

import com.datastax.oss.driver.api.querybuilder.QueryBuilder;
import io.keyway.catalog.Catalog;
import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Session;
import io.keyway.engine.SessionSettings;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.sql.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session over a shared gateway. */
final class GatewaySession implements Session {
    private final Gateway gateway;
    private final Runnable leave;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile SessionSettings settings;

    GatewaySession(Gateway gateway, SessionSettings settings, Runnable leave) {
        this.gateway = gateway;
        this.leave = leave;
        String schema = settings.schema().isEmpty() ? gateway.catalog().defaultSchema() : settings.schema();
        this.settings = settings.withSchema(schema);
    }

    @Override
    public PreparedQuery prepare(String sql) {
        if (closed.get()) {
            throw new KeywayException(ErrorCode.CONNECTION_CLOSED, "the connection is closed");
        }
        SqlText text = SqlText.of(sql);
        PlanCache plans = gateway.plans();
        String schema = settings.schema();
        Optional<PlanCache.Found> known = plans.find(text, schema);
        if (known.isPresent()) {
            return new PlannedQuery(gateway, this, text, plans, known.get());
        }
        Command command = Command.of(text);
        if (command instanceof Command.Answered answered) {
            return answered.answer(this);
        }
        Command.Query query = (Command.Query) command;
        if (query.explain() == Command.Explain.NO) {
            return new PlannedQuery(gateway, this, text, plans, plans.plan(query.sql(), schema));
        }
        PlanCache.Found found = plans.find(query.sql(), schema).orElseGet(() -> plans.plan(query.sql(), schema));
        PlannedQuery planned = new PlannedQuery(gateway, this, query.sql(), plans, found);
        return query.explain() == Command.Explain.PLAN
                ? CommandQuery.text("plan", planned.explanation(select -> ""), planned.parameters())
                : new AnalyzedQuery(planned);
    }

    /** How often plans were found, by their name. */
    List<List<String>> planFigures() {
        return gateway.planFigures().rows(gateway.plans().size());
    }

    @Override
    public Catalog catalog() {
        return gateway.catalog();
    }

    @Override
    public SessionSettings settings() {
        return settings;
    }

    @Override
    public void settings(SessionSettings changed) {
        settings = changed;
    }

    @Override
    public List<String> warnings() {
        return gateway.problems();
    }

    @Override
    public String serverVersion() {
        return gateway.serverVersion();
    }

    @Override
    public boolean isAlive(Duration timeout) {
        if (closed.get()) {
            return false;
        }
        try {
            gateway.session()
                    .executeAsync(QueryBuilder.selectFrom("system", "local")
                            .column("key")
                            .build()
                            .setTimeout(timeout))
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
