package io.keyway.differential;

import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.List;

/** Queries of the rows of one table. */
final class RowQueries {
    private final Clauses clauses;
    private final Choice choice;
    private final Conditions conditions;

    RowQueries(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.conditions = clauses.conditions();
    }

    /** Rows that several query tables have parts of. */
    Sql everyColumn() {
        Source a = clauses.logicalSource("a");
        return Sql.of("SELECT * FROM ", a.declaration(), " WHERE ", conditions.any(a.refs(), 1));
    }

    /** Rows by a column that is in no partition key, if an index has it. */
    Sql byIndex() {
        Source a = clauses.logicalSource("a");
        return Sql.of(
                "SELECT ", clauses.outputs(a.refs()), " FROM ", a.declaration(), " WHERE ", conditions.indexed(a));
    }

    Sql select() {
        Source a = clauses.source("a");
        Sql columns = choice.percent(20) ? Sql.of("*") : clauses.outputs(a.refs());
        return Sql.of("SELECT ", columns, " FROM ", a.declaration(), clauses.where(a));
    }

    Query ordered() {
        Source a = clauses.source("a");
        Sql sql = Sql.of(
                "SELECT ",
                clauses.outputs(a.refs()),
                " FROM ",
                a.declaration(),
                clauses.where(a),
                clauses.orderBy(a),
                clauses.limit());
        return new Query("in order", sql, true);
    }

    /** The rows of one partition in the order in which they are stored, or its reverse. */
    Query inTableOrder() {
        Source a = clauses.logicalSource("a");
        QueryTable table = choice.of(a.table().queryTables());
        boolean reversed = choice.percent(50);
        List<String> order = new ArrayList<>();
        table.clusteringKey()
                .forEach(column -> order.add(a.ref(column.name()) + (column.descending() != reversed ? " DESC" : "")));
        a.table().key().stream()
                .filter(name -> !table.primaryKey().contains(name))
                .forEach(name -> order.add(a.ref(name).toString()));
        Sql sql = Sql.of(
                "SELECT ",
                clauses.outputs(a.refs()),
                " FROM ",
                a.declaration(),
                " WHERE ",
                conditions.partition(a, table));
        boolean total = table.primaryKey().containsAll(a.table().key()) || !order.isEmpty();
        return total
                ? new Query(
                        "in table order",
                        Sql.of(sql, order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order), clauses.limit()),
                        true)
                : new Query("one partition", sql, false);
    }
}
