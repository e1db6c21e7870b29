package io.keyway.engine;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.keyway.error.KeywayException;
import io.keyway.plan.QueryPlan;
import io.keyway.plan.QueryPlanner;

/**
 * The plans of recent queries by their text, for one state of the tables. A plan holds no values and no settings, so every
 * session may execute it. Safe for use by several threads.
 */
final class PlanCache {
    private static final int PLANS = 1_000;

    private final QueryPlanner planner;
    private final Cache<Key, QueryPlan> plans =
            CacheBuilder.newBuilder().maximumSize(PLANS).build();

    /** What a plan depends on, besides the tables. */
    private record Key(String sql, String schema) {}

    PlanCache(QueryPlanner planner) {
        this.planner = planner;
    }

    /**
     * The plan of a query.
     *
     * @param sql one query, without a semicolon
     * @param schema the keyspace that unqualified names are looked up in
     * @throws KeywayException as {@link QueryPlanner#plan}
     */
    QueryPlan plan(String sql, String schema) {
        Key key = new Key(sql, schema);
        QueryPlan known = plans.getIfPresent(key);
        if (known != null) {
            return known;
        }
        // Two threads may plan the same text at once; that costs time, and does no harm.
        QueryPlan plan = planner.plan(sql, schema);
        plans.put(key, plan);
        return plan;
    }
}
