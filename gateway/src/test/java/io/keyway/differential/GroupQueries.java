package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Queries of groups and totals. */
final class GroupQueries {
    private final Clauses clauses;
    private final Choice choice;
    private final Conditions conditions;

    GroupQueries(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.conditions = clauses.conditions();
    }

    Sql group() {
        Source a = clauses.source("a");
        Object by = Sql.join(", ", choice.some(choice.between(1, 2), a.refs()));
        Sql having = choice.percent(40)
                ? Sql.of(
                        " HAVING ", choice.among("COUNT(*) > 1", "COUNT(*) = 1", "MIN(" + ordered(a) + ") IS NOT NULL"))
                : Sql.of("");
        return Sql.of(
                "SELECT ",
                by,
                ", ",
                call(a),
                " AS x, ",
                call(a),
                " AS z FROM ",
                a.declaration(),
                clauses.where(a),
                " GROUP BY ",
                by,
                having);
    }

    /** Groups as some query table stores them: by its partition key or a part of it, and the beginning of its clustering key. */
    Sql groupByKey() {
        Source a = clauses.logicalSource("a");
        QueryTable table = choice.of(a.table().queryTables());
        List<String> names = new ArrayList<>();
        table.partitionKey().stream().filter(name -> choice.percent(85)).forEach(names::add);
        int depth = choice.between(0, Math.max(0, table.clusteringKey().size() - 1));
        table.clusteringKey().subList(0, depth).forEach(column -> names.add(column.name()));
        if (names.isEmpty()) {
            names.add(table.partitionKey().get(0));
        }
        String by = names.stream().map(name -> a.ref(name).toString()).collect(Collectors.joining(", "));
        Sql from = Sql.of(" FROM ", a.declaration(), keysOnly(a, table));
        return choice.percent(25)
                ? Sql.of("SELECT DISTINCT ", by, from)
                : Sql.of("SELECT ", by, ", ", plainCall(a), " AS x, ", plainCall(a), " AS z", from, " GROUP BY ", by);
    }

    Sql total() {
        Source a = clauses.logicalSource("a");
        QueryTable table = choice.of(a.table().queryTables());
        return Sql.of(
                "SELECT ", plainCall(a), " AS x, ", plainCall(a), " AS z FROM ", a.declaration(), keysOnly(a, table));
    }

    Sql aggregate() {
        Source a = clauses.source("a");
        return Sql.of("SELECT ", call(a), " AS x, ", call(a), " AS z FROM ", a.declaration(), clauses.where(a));
    }

    Sql distinct() {
        Source a = clauses.source("a");
        return Sql.of("SELECT DISTINCT ", clauses.outputs(a.refs()), " FROM ", a.declaration(), clauses.where(a));
    }

    Sql limitedCount() {
        Source a = clauses.logicalSource("a");
        Sql where = choice.percent(50)
                ? clauses.where(a)
                : keysOnly(a, choice.of(a.table().queryTables()));
        return Sql.of(
                "SELECT COUNT(*) AS n FROM (SELECT ",
                choice.of(a.refs()),
                " AS x FROM ",
                a.declaration(),
                where,
                clauses.limit(),
                ") q");
    }

    private String call(Source source) {
        Ref ref = choice.of(source.refs());
        List<String> calls = plainCalls(ref);
        calls.addAll(List.of("COUNT(DISTINCT " + ref + ")", "COUNT(*) FILTER (WHERE " + ref + " IS NULL)"));
        if (ref.type().isNumber()) {
            calls.add("SUM(DISTINCT " + ref + ")");
        }
        return choice.of(calls);
    }

    /** A call that CQL has too. */
    private String plainCall(Source source) {
        return choice.of(plainCalls(choice.of(source.refs())));
    }

    private static List<String> plainCalls(Ref ref) {
        List<String> calls = new ArrayList<>(List.of("COUNT(*)", "COUNT(" + ref + ")"));
        if (ref.type().isNumber()) {
            calls.addAll(List.of("SUM(" + ref + ")", "AVG(" + ref + ")"));
        }
        if (ref.type().isOrdered()) {
            calls.addAll(List.of("MIN(" + ref + ")", "MAX(" + ref + ")"));
        }
        return calls;
    }

    private Ref ordered(Source source) {
        return choice.of(
                source.refs().stream().filter(ref -> ref.type().isOrdered()).toList());
    }

    /** Nothing that would have to be checked in the gateway. */
    private Sql keysOnly(Source source, QueryTable table) {
        return clauses.keys(source, table, choice.between(0, 3));
    }
}
