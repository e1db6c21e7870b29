package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import io.keyway.model.QueryTable;
import java.util.List;

/** Queries of windows. */
final class WindowQueries {
    private final Clauses clauses;
    private final Choice choice;
    private final Conditions conditions;

    WindowQueries(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.conditions = clauses.conditions();
    }

    Sql window() {
        Source a = clauses.logicalSource("a");
        String key =
                a.alias() + "." + String.join(", " + a.alias() + ".", a.table().key());
        Ref by = choice.of(a.refs());
        Ref value = choice.of(a.refs());
        String call = choice.among(
                "ROW_NUMBER() OVER (PARTITION BY " + by + " ORDER BY " + key + ")",
                "RANK() OVER (ORDER BY " + by + ")",
                "COUNT(" + value + ") OVER (PARTITION BY " + by + ")",
                (value.type().isNumber() ? "SUM(" : "COUNT(") + value + ") OVER (PARTITION BY " + by + " ORDER BY "
                        + key + ")",
                "LAG(" + value + ") OVER (ORDER BY " + key + ")");
        return Sql.of("SELECT ", key, ", ", call, " AS w FROM ", a.declaration(), clauses.where(a));
    }

    /** The first rows of groups that are partitions of some query table, or several of them, in its order or its reverse. */
    Sql topRows() {
        Source a = clauses.logicalSource("a");
        QueryTable table = choice.of(a.table().queryTables());
        boolean reversed = choice.percent(30);
        List<String> by = table.partitionKey().stream()
                .filter(name -> choice.percent(85))
                .map(name -> a.ref(name).toString())
                .toList();
        List<String> order = table.clusteringKey().stream()
                .map(column -> a.ref(column.name()) + (column.descending() != reversed ? " DESC" : ""))
                .toList();
        // Where rows are alike, whose number is lower is anybody's guess.
        boolean unique = by.size() == table.partitionKey().size()
                && table.primaryKey().containsAll(a.table().key());
        String function = order.isEmpty() || !unique
                ? choice.among("RANK()", "DENSE_RANK()")
                : choice.among("ROW_NUMBER()", "RANK()");
        String window = (by.isEmpty() ? "" : "PARTITION BY " + String.join(", ", by) + " ")
                + "ORDER BY "
                + (order.isEmpty() ? a.ref(table.partitionKey().get(0)) : String.join(", ", order));
        Sql most = choice.percent(70) ? Sql.of(choice.between(0, 3)) : new Sql("?", List.of(choice.between(1, 4)));
        return Sql.of(
                "SELECT * FROM (SELECT ",
                clauses.outputs(a.refs()),
                ", ",
                function,
                " OVER (",
                window,
                ") AS n FROM ",
                a.declaration(),
                clauses.keys(a, table, choice.among(0, 0, 0, 1, 1, 1, 2)),
                ") q WHERE q.n ",
                choice.among("<=", "<=", "<", "="),
                " ",
                most);
    }
}
