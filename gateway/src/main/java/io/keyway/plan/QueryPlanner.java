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
import io.keyway.plan.access.Routing;
import io.keyway.plan.compute.GatewayRewrite;
import io.keyway.plan.condition.Terms;
import io.keyway.plan.frontend.HoistedLiterals;
import io.keyway.plan.frontend.SqlFrontEnd;
import io.keyway.plan.logical.LogicalRewrite;
import io.keyway.plan.physical.PhysicalPlan;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.pushdown.RowLimit;
import io.keyway.pushdown.Term;
import io.keyway.sql.LiteralSlot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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
 * Plans queries against one catalog. Safe for use by several threads. Tests derive from it, to plan what it should not.
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
    public QueryPlan plan(String sql, String schema) {
        return plan(sql, schema, HoistedLiterals.NONE).orElseThrow();
    }

    /**
     * Plans a query so that others, which differ in some of its literals, share the plan.
     *
     * @param literals those that may differ
     * @return empty when all of them have to be known to plan it
     * @throws KeywayException as {@link #plan(String, String)}
     */
    public Optional<SharedPlan> share(String sql, String schema, List<LiteralSlot> literals) {
        BitSet open = new BitSet();
        open.set(0, literals.size());
        while (!open.isEmpty()) {
            List<Integer> positions = open.stream().boxed().toList();
            HoistedLiterals some = new HoistedLiterals(
                    sql, positions.stream().map(literals::get).toList());
            Optional<QueryPlan> plan = plan(sql, schema, some);
            if (plan.isPresent()) {
                return Optional.of(new SharedPlan(plan.get(), positions, List.copyOf(some.readers())));
            }
            some.closed().stream().forEach(closed -> open.clear(positions.get(closed)));
        }
        return Optional.empty();
    }

    /** The plan; empty when some of the open literals have to be closed. */
    private Optional<QueryPlan> plan(String sql, String schema, HoistedLiterals open) {
        SqlFrontEnd.Understood query = frontEnd.understand(sql, schema, open);
        if (!open.closed().isEmpty()) {
            return Optional.empty();
        }
        try {
            return plan(query, open);
        } catch (StackOverflowError e) {
            throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "the query is nested too deeply", e);
        }
    }

    private Optional<QueryPlan> plan(SqlFrontEnd.Understood query, HoistedLiterals open) {
        Routing routing = new Routing(pushdown);
        RelNode logical = LogicalRewrite.apply(query.root().project());
        RelNode routed = route(routing, logical);
        Optional<Direct> direct = direct(routed);
        QueryPlan.Body body;
        Explanation explanation;
        int parameters = query.parameters().types().size();
        if (direct.isPresent()) {
            body = direct.get();
            explanation = Explanation.ofDirect(routing.accesses(), parameters);
        } else {
            open.closeLists(routed);
            if (!open.closed().isEmpty()) {
                return Optional.empty();
            }
            GatewayRewrite.Computed computed = GatewayRewrite.apply(routed, parameters);
            EnumerableRel physical = PhysicalPlan.of(computed.rel());
            List<RelDataType> types = new ArrayList<>(query.parameters().types());
            types.addAll(query.literals());
            body = new CompiledBody(physical, types, computed.exactParameters());
            explanation = Explanation.ofCompiled(routing.accesses(), physical, parameters);
        }
        return Optional.of(new QueryPlan(columns(query), query.parameters(), body, routing.scans(), explanation));
    }

    /** Replaces every use of a table by the statements that read it. */
    protected RelNode route(Routing routing, RelNode logical) {
        return routing.apply(logical);
    }

    /** A scan under nothing but choices of columns and a limit. */
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
