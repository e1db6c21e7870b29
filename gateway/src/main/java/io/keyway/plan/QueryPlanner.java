package io.keyway.plan;

import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ResultColumn;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.QueryPlan.Direct;
import io.keyway.plan.access.CqlScan;
import io.keyway.plan.access.Pushdown;
import io.keyway.plan.access.Routed;
import io.keyway.plan.access.Routing;
import io.keyway.plan.compute.GatewayRewrite;
import io.keyway.plan.condition.Terms;
import io.keyway.plan.frontend.HoistedLiterals;
import io.keyway.plan.frontend.SlotReader;
import io.keyway.plan.frontend.SqlFrontEnd;
import io.keyway.plan.logical.LogicalRewrite;
import io.keyway.plan.physical.PhysicalPlan;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.Term;
import io.keyway.sql.LiteralSlot;
import io.keyway.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Plans queries against one catalog. Safe for use by several threads. Tests extend it, to make wrong plans on purpose.
 */
public class QueryPlanner {
    private final Catalog catalog;
    private final SqlFrontEnd frontEnd;
    private final Pushdown pushdown;

    public QueryPlanner(Catalog catalog) {
        this(catalog, Pushdown.ALL);
    }

    public QueryPlanner(Catalog catalog, Pushdown pushdown) {
        this.catalog = catalog;
        this.pushdown = pushdown;
        this.frontEnd = new SqlFrontEnd(catalog);
    }

    /**
     * Plans a query.
     *
     * @param sql one query, without a semicolon
     * @param schema the keyspace that unqualified names are looked up in
     * @throws KeywayException with the position of what is wrong, or when no query tables hold what it asks for
     */
    public QueryPlan plan(SqlText sql, String schema) {
        return attempt(sql, schema, HoistedLiterals.NONE).plan().orElseThrow();
    }

    /**
     * Plans a query so that others, which differ in some of its literals, share the plan.
     *
     * @param literals those that may differ
     */
    public Sharing share(SqlText sql, String schema, List<LiteralSlot> literals) {
        List<Integer> hoisted = IntStream.range(0, literals.size()).boxed().toList();
        while (!hoisted.isEmpty()) {
            List<LiteralSlot> slots = hoisted.stream().map(literals::get).toList();
            PlanningAttempt attempt;
            try {
                attempt = attempt(sql, schema, HoistedLiterals.of(sql, slots));
            } catch (KeywayException e) {
                return Sharing.Unshared.BY_QUERY;
            }
            if (attempt.plan().isPresent()) {
                return new SharedPlan(attempt.plan().get(), hoisted, attempt.readers());
            }
            hoisted = without(hoisted, attempt.kept());
        }
        return Sharing.Unshared.BY_SHAPE;
    }

    private static List<Integer> without(List<Integer> positions, Set<Integer> left) {
        return IntStream.range(0, positions.size())
                .filter(position -> !left.contains(position))
                .mapToObj(positions::get)
                .toList();
    }

    /**
     * A query planned with some literals hoisted.
     *
     * @param plan empty when planning needs to see some of them
     * @param readers how the value of each is read
     * @param kept those that it needs to see, by position
     */
    private record PlanningAttempt(Optional<QueryPlan> plan, List<SlotReader> readers, Set<Integer> kept) {
        static PlanningAttempt failed(Set<Integer> kept) {
            return new PlanningAttempt(Optional.empty(), List.of(), kept);
        }
    }

    private PlanningAttempt attempt(SqlText sql, String schema, HoistedLiterals literals) {
        SqlFrontEnd.Understood query = frontEnd.understand(sql, schema, literals);
        if (!query.hoisted().kept().isEmpty()) {
            return PlanningAttempt.failed(query.hoisted().kept());
        }
        try {
            return attempt(query);
        } catch (StackOverflowError e) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "the query is nested too deeply", e);
        }
    }

    private PlanningAttempt attempt(SqlFrontEnd.Understood query) {
        Routed.Served routed = route(LogicalRewrite.apply(query.root().project()));
        Optional<Direct> direct = direct(routed.rel());
        Set<Integer> lists = direct.isPresent() ? Set.of() : query.hoisted().listsIn(routed.rel());
        if (!lists.isEmpty()) {
            return PlanningAttempt.failed(lists);
        }
        QueryPlan plan = direct.map(body -> direct(query, routed, body)).orElseGet(() -> compiled(query, routed));
        return new PlanningAttempt(Optional.of(plan), query.hoisted().readers(), Set.of());
    }

    private QueryPlan direct(SqlFrontEnd.Understood query, Routed.Served routed, Direct body) {
        Explanation explanation =
                Explanation.ofDirect(routed.accesses(), query.hoisted().first());
        return new QueryPlan(columns(query), query.parameters(), body, routed.scans(), explanation);
    }

    private QueryPlan compiled(SqlFrontEnd.Understood query, Routed.Served routed) {
        int parameters = query.hoisted().first();
        GatewayRewrite.Computed computed = GatewayRewrite.apply(routed.rel(), parameters);
        EnumerableRel physical = PhysicalPlan.of(computed.rel());
        List<RelDataType> types = new ArrayList<>(query.parameters().types());
        types.addAll(query.hoisted().types());
        return new QueryPlan(
                columns(query),
                query.parameters(),
                new CompiledBody(physical, types, computed.exactParameters()),
                routed.scans(),
                Explanation.ofCompiled(routed.accesses(), physical, parameters));
    }

    /** Replaces every use of a table by the statements that read it. */
    protected Routed.Served route(RelNode logical) {
        return Routing.route(logical, pushdown).orThrow();
    }

    /** A scan with only projections of columns and a limit above it. */
    private static Optional<Direct> direct(RelNode routed) {
        List<Integer> columns =
                IntStream.range(0, routed.getRowType().getFieldCount()).boxed().toList();
        RowLimit limit = RowLimit.NONE;
        RelNode rest = routed;
        while (true) {
            if (rest instanceof Project project) {
                List<RexNode> expressions = project.getProjects();
                if (!expressions.stream().allMatch(RexInputRef.class::isInstance)) {
                    return Optional.empty();
                }
                columns = columns.stream()
                        .map(column -> ((RexInputRef) expressions.get(column)).getIndex())
                        .toList();
                rest = project.getInput();
            } else if (rest instanceof Sort sort && limit.equals(RowLimit.NONE) && isLimit(sort)) {
                limit = new RowLimit(term(sort.offset), term(sort.fetch));
                rest = sort.getInput();
            } else {
                break;
            }
        }
        return rest instanceof CqlScan scan ? Optional.of(new Direct(scan.select(), columns, limit)) : Optional.empty();
    }

    private static boolean isLimit(Sort sort) {
        return sort.getCollation().getFieldCollations().isEmpty()
                && (sort.offset == null || Terms.of(sort.offset) != null)
                && (sort.fetch == null || Terms.of(sort.fetch) != null);
    }

    private static @Nullable Term term(@Nullable RexNode expression) {
        return expression == null ? null : Terms.of(expression);
    }

    private List<ResultColumn> columns(SqlFrontEnd.Understood query) {
        RelRoot root = query.root();
        List<RelDataTypeField> fields = root.validatedRowType.getFieldList();
        List<ResultColumn> result = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            result.add(
                    column(query.labels().get(i), fields.get(i), query.origins().get(i)));
        }
        return result;
    }

    private ResultColumn column(String label, RelDataTypeField field, @Nullable List<String> origin) {
        RelDataType type = field.getType();
        ColumnType computed = CalciteTypes.columnType(type);
        if (origin == null || origin.size() < 3) {
            return new ResultColumn(label, label, null, null, computed, type.isNullable());
        }
        String schema = origin.get(origin.size() - 3);
        String table = origin.get(origin.size() - 2);
        String name = origin.get(origin.size() - 1);
        ColumnType declared = catalog.table(schema, table).stream()
                .flatMap(found -> found.columns().stream())
                .filter(column -> column.name().equals(name))
                .map(CatalogColumn::type)
                .findFirst()
                .orElse(computed);
        return new ResultColumn(label, name, schema, table, declared, type.isNullable());
    }
}
