package io.keyway.engine.gateway;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.CatalogTable;
import io.keyway.model.ClusteringColumn;
import io.keyway.plan.QueryPlanner;
import io.keyway.schema.CassandraColumn;
import io.keyway.schema.CassandraColumn.Role;
import io.keyway.schema.CassandraTable;
import io.keyway.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plans queries against tables that do not exist, so that the classes that planning needs are loaded. The archive keeps
 * them in a form that a JVM loads faster.
 */
public final class PlanningWarmUp {
    private static final String SCHEMA = "warm_up";

    private static final List<String> QUERIES = List.of(
            "SELECT a, b, c FROM t WHERE k = 338 AND n = 4",
            "SELECT a, b FROM t WHERE k = 338 AND a = 'x' ORDER BY n LIMIT 10",
            "SELECT DISTINCT a FROM t WHERE k IN (1, 2) AND b IS NOT NULL",
            "SELECT a, count(*), sum(c) FROM t GROUP BY a ORDER BY 2 DESC LIMIT 3",
            "SELECT x.a, y.b FROM t x JOIN t y ON x.n = y.k WHERE x.k = 7");

    private PlanningWarmUp() {}

    /** The plans of the queries, a line each. */
    public static List<String> explanations() {
        PlanCache plans = new PlanCache(new QueryPlanner(catalog()), new PlanCacheFigures());
        List<String> lines = new ArrayList<>();
        for (String sql : QUERIES) {
            Command.Query query = (Command.Query) Command.of(SqlText.of(sql));
            PlanCache.Found found = plans.plan(query.sql(), SCHEMA);
            lines.addAll(found.plan().explanation().lines(found.literals(), false, select -> ""));
        }
        return lines;
    }

    private static Catalog catalog() {
        List<CassandraColumn> columns = List.of(
                new CassandraColumn("k", DataTypes.INT, Role.PARTITION_KEY),
                new CassandraColumn("n", DataTypes.INT, Role.CLUSTERING),
                regular("a", DataTypes.TEXT),
                regular("b", DataTypes.TEXT),
                regular("c", DataTypes.DOUBLE));
        CassandraTable table = new CassandraTable(
                SCHEMA, "t", false, columns, List.of("k"), List.of(new ClusteringColumn("n", false)), List.of(), "");
        List<CatalogColumn> visible = columns.stream()
                .map(column -> new CatalogColumn(column.name(), column.type(), column.role() == Role.REGULAR, ""))
                .toList();
        return new Catalog(1, SCHEMA, Map.of(SCHEMA, Map.of("t", new CatalogTable.Physical(table, visible))));
    }

    private static CassandraColumn regular(String name, DataType type) {
        return new CassandraColumn(name, type, Role.REGULAR);
    }
}
