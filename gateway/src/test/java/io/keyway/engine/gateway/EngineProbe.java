package io.keyway.engine.gateway;

import io.keyway.cassandra.ClusterOptions;
import io.keyway.engine.GatewayOptions;
import io.keyway.engine.PreparedQuery;
import io.keyway.engine.Session;
import io.keyway.engine.SessionSettings;
import io.keyway.exec.FullScan;
import io.keyway.exec.MistakenExecution;
import io.keyway.plan.QueryPlan;
import io.keyway.plan.QueryPlanner;
import io.keyway.plan.access.Pushdown;
import io.keyway.plan.access.Routed;
import io.keyway.sql.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;

/** An engine that can also be asked to answer in other ways than it does for users. */
public final class EngineProbe implements AutoCloseable {
    private final Gateway gateway;
    private final Session session;
    private final QueryPlanner scanning;

    private EngineProbe(Gateway gateway, SessionSettings settings) {
        this.gateway = gateway;
        this.session = new GatewaySession(gateway, settings, gateway::close);
        this.scanning = new QueryPlanner(gateway.catalog(), Pushdown.NONE);
    }

    /** Connects; whole tables may be read, a few rows in each page. */
    public static EngineProbe open(GatewayOptions options) {
        SessionSettings settings = new SessionSettings(
                options.keyspace(),
                FullScan.ALLOW,
                SessionSettings.DEFAULT_FULL_SCAN_LIMIT,
                SessionSettings.DEFAULT_MAX_MEMORY,
                7,
                Duration.ofSeconds(20),
                ClusterOptions.DEFAULT_CONSISTENCY);
        return new EngineProbe(Gateway.open(options), settings);
    }

    /** A query as users have it. */
    public PreparedQuery usual(String sql) {
        return session.prepare(sql);
    }

    /** The same query with nothing asked of Cassandra but whole tables. */
    public PreparedQuery scanning(String sql) {
        return planned(scanning, sql);
    }

    private PreparedQuery planned(QueryPlanner planner, String sql) {
        SqlText text = SqlText.of(sql);
        PlanCache.Found found = new PlanCache.Found(
                planner.plan(text, session.settings().schema()), List.of(), PlanCache.Origin.PLANNED);
        return new PlannedQuery(gateway, session, text, gateway.plans(), found);
    }

    /** The same query with mistakes in what is asked of Cassandra. */
    public PreparedQuery misread(String sql, MistakenExecution.Mistakes mistakes) {
        return new BrokenQuery(
                gateway,
                gateway.plans().ofItsOwn(SqlText.of(sql), session.settings().schema()),
                mistakes);
    }

    /** The same query with what was routed changed before the rest is planned. */
    public PreparedQuery misplanned(String sql, UnaryOperator<RelNode> bug) {
        QueryPlanner broken = new QueryPlanner(gateway.catalog()) {
            @Override
            protected Routed.Served route(RelNode logical) {
                return super.route(logical).map(bug);
            }
        };
        return planned(broken, sql);
    }

    /** How a query of {@link #usual} is executed. */
    public static QueryPlan plan(PreparedQuery query) {
        return ((PlannedQuery) query).plan();
    }

    /** What {@code EXPLAIN} says of a query of {@link #usual}. */
    public static String explanation(PreparedQuery query) {
        return String.join("\n", ((PlannedQuery) query).explanation(select -> ""));
    }

    /** Whether the plan of a query of {@link #usual} was made for another one that differs in some literals. */
    public static boolean isShared(PreparedQuery query) {
        return ((PlannedQuery) query).origin() == PlanCache.Origin.SHAPE;
    }

    @Override
    public void close() {
        session.close();
    }
}
