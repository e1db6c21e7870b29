package io.keyway.plan.names;

import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.parser.Syntax;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of a query before Calcite validates it, which then meets none that could mean two things:
 *
 * <ul>
 *   <li>A column of USING or NATURAL is one column, of the left side, of the right side of a RIGHT JOIN, or of both in a
 *       FULL JOIN; joins have a condition instead (SQL:2016 7.10).
 *   <li>A name that is all of an ORDER BY item is a column of the result, one inside an expression a column of FROM; in
 *       GROUP BY, columns of FROM come first.
 *   <li>An aggregate belongs to the innermost query whose columns are in its arguments (SQL:2016 6.9, CALCITE-6104), and
 *       a value of an outer query is a constant for a grouped one (CALCITE-7540); see {@link GroupedBlock}.
 *   <li>Columns of a derived table that share a name are told apart; those without one have PostgreSQL's.
 * </ul>
 *
 * <p>Names that it cannot tell, such as those of tables that do not exist, stay as they are, for Calcite to report.
 */
public final class Names {
    private final Catalog catalog;
    private final String schema;
    private final Predicate<SqlCall> isAggregate;
    private final IdentityHashMap<SqlNode, Scope> owners = new IdentityHashMap<>();
    private List<Scope> met = new ArrayList<>();
    private int scopes;

    private Names(Catalog catalog, String schema, Predicate<SqlCall> isAggregate) {
        this.catalog = catalog;
        this.schema = schema;
        this.isAggregate = isAggregate;
    }

    /**
     * A query in which each name means one thing.
     *
     * @param query the query
     * @param labels the names of its columns, as in PostgreSQL; null when they are not known
     */
    public record Resolved(SqlNode query, @Nullable List<String> labels) {}

    /**
     * Resolves the names of a query; may change it in place.
     *
     * @param query as it was parsed
     * @param catalog the tables there are
     * @param schema the keyspace that unqualified names of tables are looked up in
     * @param isAggregate whether a call is one of an aggregate function
     * @throws io.keyway.error.KeywayException with the place of a name that means several columns, or of an aggregate that
     *     may not stand where it does
     */
    public static Resolved resolve(SqlNode query, Catalog catalog, String schema, Predicate<SqlCall> isAggregate) {
        Output output = new Names(catalog, schema, isAggregate).query(query, null, WithTables.NONE);
        return new Resolved(output.query(), output.names());
    }

    /** The query that each resolved name belongs to. */
    IdentityHashMap<SqlNode, Scope> owners() {
        return owners;
    }

    /** Notes that the aggregate being read, if there is one, has a column of a query. */
    void meet(Scope owner) {
        met.add(owner);
    }

    /** Begins with an aggregate; gives what was met so far, for {@link #endMeeting}. */
    List<Scope> beginMeeting() {
        List<Scope> before = met;
        met = new ArrayList<>();
        return before;
    }

    /** Ends an aggregate; gives the queries whose columns it has. */
    List<Scope> endMeeting(List<Scope> before) {
        List<Scope> found = met;
        met = before;
        return found;
    }

    boolean isAggregate(SqlCall call) {
        return isAggregate.test(call);
    }

    /**
     * Resolves a query.
     *
     * @param outer the query around it
     * @param with what names of tables may mean
     */
    Output query(SqlNode query, @Nullable Scope outer, WithTables with) {
        return switch (query.getKind()) {
            case SELECT -> select((SqlSelect) query, new SqlNodeList(query.getParserPosition()), null, outer, with);
            case ORDER_BY -> ordered((SqlOrderBy) query, outer, with);
            case WITH -> with((SqlWith) query, outer, with);
            case UNION, INTERSECT, EXCEPT -> setOperation((SqlCall) query, outer, with);
            case VALUES -> values((SqlCall) query, outer, with);
            default -> new Output(query, null);
        };
    }

    private Output select(
            SqlSelect select, SqlNodeList order, @Nullable SqlOrderBy ties, @Nullable Scope outer, WithTables with) {
        return new SelectNames(this, scope(outer, with)).resolve(select, order, ties);
    }

    private Scope scope(@Nullable Scope outer, WithTables with) {
        return new Scope(outer, with, "groups$" + scopes++);
    }

    private Output ordered(SqlOrderBy ordered, @Nullable Scope outer, WithTables with) {
        if (ordered.query instanceof SqlWith body) {
            SqlNode inner = Syntax.ordered(
                    body.body, ordered.orderList, ordered.offset, ordered.fetch, ordered.getParserPosition());
            return with(new SqlWith(body.getParserPosition(), body.withList, inner), outer, with);
        }
        SqlNodeList order = SqlNodeList.clone(ordered.orderList);
        boolean tied = RankedRows.isTied(ordered);
        boolean tiedHere = tied && RankedRows.endsWithWindows(ordered.query);
        Output output = ordered.query instanceof SqlSelect select
                ? select(select, order, tiedHere ? ordered : null, outer, with)
                : query(ordered.query, outer, with);
        if (!(ordered.query instanceof SqlSelect)) {
            order.replaceAll(item -> OrderItems.ofResult(item, output.names()));
        }
        SqlNode query = tied && !tiedHere ? tied(ordered, output, order) : output.query();
        return new Output(
                new SqlOrderBy(
                        ordered.getParserPosition(),
                        query,
                        order,
                        tied ? null : ordered.offset,
                        tied ? null : ordered.fetch),
                output.columns());
    }

    private static SqlNode tied(SqlOrderBy ordered, Output output, SqlNodeList order) {
        List<String> columns = output.distinctNames(List.of());
        if (columns == null) {
            throw NameErrors.at(
                    ordered,
                    new KeywayException(
                                    ErrorCode.FEATURE_NOT_SUPPORTED, "WITH TIES needs a query whose columns are known")
                            .withHint("name the columns instead of *"));
        }
        return RankedRows.ofTable(ordered, output.query(), columns, order);
    }

    private Output with(SqlWith with, @Nullable Scope outer, WithTables known) {
        WithTables tables = known;
        for (SqlNode node : with.withList) {
            SqlWithItem item = (SqlWithItem) node;
            String name = item.name.getSimple();
            List<String> given = item.columnList == null ? List.of() : SqlIdentifier.simpleNames(item.columnList);
            if (item.recursive.booleanValue()) {
                tables = tables.and(name, null, null);
                continue;
            }
            Output output = query(item.query, outer, tables);
            item.query = output.query();
            List<String> columns = output.distinctNames(given);
            if (columns != null && !output.isCalled(columns)) {
                item.columnList = Output.list(columns, item.name.getParserPosition());
            }
            tables = tables.and(name, columns == null ? null : output.namedBy(given), columns);
        }
        Output body = query(with.body, outer, tables);
        with.body = body.query();
        return new Output(with, body.columns());
    }

    private Output setOperation(SqlCall operation, @Nullable Scope outer, WithTables with) {
        List<Output> parts = operation.getOperandList().stream()
                .map(part -> query(part, outer, with))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            operation.setOperand(i, parts.get(i).query());
        }
        return new Output(operation, parts.get(0).columns());
    }

    private Output values(SqlCall values, @Nullable Scope outer, WithTables with) {
        ExpressionNames expressions = new ExpressionNames(this, scope(outer, with));
        int width = 0;
        for (int i = 0; i < values.operandCount(); i++) {
            SqlNode row = expressions.resolve(values.operand(i));
            values.setOperand(i, row);
            width = row instanceof SqlCall call ? call.operandCount() : 1;
        }
        return new Output(
                values,
                IntStream.rangeClosed(1, width)
                        .mapToObj(i -> new Output.OutputColumn("column" + i, false))
                        .toList());
    }

    /**
     * The columns of what a name of a table means; null when they are not known.
     *
     * @param called what stands before their names
     */
    @Nullable
    List<FromColumn> tableColumns(SqlIdentifier name, WithTables with, List<String> called) {
        WithTables query = name.isSimple() ? with.find(name.getSimple()) : null;
        if (query != null) {
            return columns(called, query.columns(), query.distinct());
        }
        List<String> path = tablePath(name);
        return catalog.table(path.get(0), path.get(1))
                .map(table -> table.columns().stream().map(CatalogColumn::name).toList())
                .map(columns -> columns(called, columns, columns))
                .orElse(null);
    }

    /** The keyspace and the name of a table; of a longer name the last two. */
    List<String> tablePath(SqlIdentifier name) {
        List<String> names = name.names;
        return names.size() == 1 ? List.of(schema, names.get(0)) : names.subList(names.size() - 2, names.size());
    }

    /**
     * Columns of a table.
     *
     * @param called the table's name or alias
     * @param names their names; null when they are not known
     * @param distinct the names by which Calcite tells them apart
     */
    static @Nullable List<FromColumn> columns(
            List<String> called, @Nullable List<String> names, @Nullable List<String> distinct) {
        if (names == null || distinct == null) {
            return null;
        }
        List<FromColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> path = new ArrayList<>(called);
            path.add(distinct.get(i));
            columns.add(new FromColumn.OfTable(names.get(i), path));
        }
        return columns;
    }

    static @Nullable List<Output.OutputColumn> outputs(@Nullable List<FromColumn> columns) {
        return columns == null
                ? null
                : columns.stream()
                        .map(column -> new Output.OutputColumn(column.name(), true))
                        .toList();
    }
}
