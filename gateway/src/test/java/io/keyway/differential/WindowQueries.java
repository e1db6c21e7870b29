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
        String partition = choice.among("", "PARTITION BY " + by + " ", "PARTITION BY " + by + " ");
        String call = choice.among(
                "RANK() OVER (" + partition + "ORDER BY " + choice.of(a.refs()) + ")",
                "COUNT(" + choice.of(a.refs()) + ") OVER (" + partition + ")",
                numbered(choice.of(a.refs())) + " OVER (" + partition + "ORDER BY " + key + ")",
                framed(choice.of(a.refs())) + " OVER (" + partition + "ORDER BY " + key + frame() + ")");
        return Sql.of("SELECT ", key, ", ", call, " AS w FROM ", a.declaration(), clauses.where(a));
    }

    /** A call that has no frame. */
    private String numbered(Ref value) {
        return choice.among(
                "ROW_NUMBER()",
                "NTILE(3)",
                "CUME_DIST()",
                "PERCENT_RANK()",
                "LAG(" + value + ")",
                "LEAD(" + value + ", 2)",
                "LAG(" + value + ", 1, " + value + ")");
    }

    private String framed(Ref value) {
        String function = choice.among(
                "COUNT",
                "FIRST_VALUE",
                "LAST_VALUE",
                value.type().isNumber() ? "SUM" : "COUNT",
                value.type().isOrdered() ? choice.among("MIN", "MAX") : "COUNT");
        return function + "(" + value + ")";
    }

    private String frame() {
        return choice.among(
                "",
                " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
                " ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING",
                " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING");
    }

    /** The first rows of groups that are partitions of some query table, or several of them, in its order or its reverse. */
    Sql topRows() {
        Source a = clauses.logicalSource("a");
        QueryTable table = choice.of(a.table().queryTables());
        boolean reversed = choice.percent(30);
        List<String> by = table.partitionKey().stream()
                .filter(name -> choice.percent(93))
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
        Sql most = choice.percent(70) ? Sql.of(choice.between(0, 3)) : Sql.parameter(choice.between(1, 4));
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
