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
        addOrdered(8, rows::inTableOrder);
        addOrdered(3, rows::ordered);
        add(3, rows::select);
        add(3, rows::everyColumn);
        add(2, rows::byIndex);
        JoinQueries joins = new JoinQueries(clauses);
        add(3, joins::join);
        add(2, joins::semiJoin);
        add(1, joins::scalarSubQuery);
        add(1, joins::chain);
        add(1, joins::withGroups);
        GroupQueries groups = new GroupQueries(clauses);
        add(2, groups::group);
        add(1, groups::aggregate);
        add(1, groups::distinct);
        add(1, groups::limitedCount);
        add(3, groups::groupByKey);
        add(6, groups::total);
        SetQueries sets = new SetQueries(clauses);
        add(1, sets::operation);
        add(1, sets::grouped);
        add(1, sets::named);
        WindowQueries windows = new WindowQueries(clauses);
        add(3, windows::window);
        add(7, windows::topRows);
    }

    private void addOrdered(int weight, Supplier<Query> shape) {
        shapes.addAll(Collections.nCopies(weight, shape));
    }

    private void add(int weight, Supplier<Sql> shape) {
        addOrdered(weight, () -> new Query(shape.get(), false));
    }

    /** The next query. */
    Query next() {
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
