package io.keyway.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Makes queries of every shape over a dataset. */
final class Queries {
    private final Clauses clauses;
    /** As often as they are to come. */
    private final List<Supplier<Query>> shapes = new ArrayList<>();

    Queries(Dataset dataset, long seed) {
        this.clauses = new Clauses(dataset, new Choice(seed));
        RowQueries rows = new RowQueries(clauses);
        addOrdered(7, rows::inTableOrder);
        addOrdered(3, rows::ordered);
        add(3, "rows", rows::select);
        add(3, "every column", rows::everyColumn);
        add(3, "by index", rows::byIndex);
        addTables();
        addSubQueries();
        SetQueries sets = new SetQueries(clauses);
        add(1, "set operation", sets::operation);
        add(1, "groups of a set operation", sets::grouped);
        add(1, "WITH", sets::named);
        WindowQueries windows = new WindowQueries(clauses);
        add(3, "window", windows::window);
        add(12, "first rows of groups", windows::topRows);
    }

    private void addTables() {
        JoinQueries joins = new JoinQueries(clauses);
        add(3, "join", joins::join);
        add(2, "semi-join", joins::semiJoin);
        add(1, "scalar sub-query", joins::scalarSubQuery);
        add(1, "chain of joins", joins::chain);
        add(1, "join with groups", joins::withGroups);
        GroupQueries groups = new GroupQueries(clauses);
        add(2, "groups", groups::group);
        add(1, "aggregate", groups::aggregate);
        add(1, "DISTINCT", groups::distinct);
        add(4, "limited count", groups::limitedCount);
        add(8, "groups by key", groups::groupByKey);
        add(5, "total", groups::total);
    }

    private void addSubQueries() {
        SubQueryQueries subQueries = new SubQueryQueries(clauses);
        add(3, "sub-query in WHERE", subQueries::inWhere);
        add(3, "sub-query in SELECT", subQueries::inSelect);
        add(2, "sub-query of two levels", subQueries::ofTwoLevels);
        add(1, "sub-query in ON", subQueries::inOn);
        add(1, "sub-query in HAVING", subQueries::inHaving);
        addOrdered(1, () -> new Query("sub-query in ORDER BY", subQueries.inOrderBy(), true));
        add(1, "sub-query in aggregates", subQueries::inAggregates);
        add(1, "sub-query of several rows", subQueries::perhapsTooMany);
        LateralQueries laterals = new LateralQueries(clauses);
        add(3, "LATERAL", laterals::lateral);
        add(1, "LATERAL of LATERAL", laterals::chain);
        add(1, "LATERAL in a sub-query", laterals::inSubQuery);
    }

    private void addOrdered(int weight, Supplier<Query> shape) {
        shapes.addAll(Collections.nCopies(weight, shape));
    }

    private void add(int weight, String name, Supplier<Sql> shape) {
        addOrdered(weight, () -> new Query(name, shape.get(), false));
    }

    /** The next query. */
    Query next() {
        clauses.begin();
        return clauses.choice().of(shapes).get();
    }

    /** A condition on one table, for queries that the caller writes. */
    Sql condition(Source source) {
        return clauses.conditions().any(source.refs(), 2);
    }

    /** A logical table. */
    Source logicalSource(String alias) {
        return clauses.logicalSource(alias);
    }
}
