package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes queries of every shape over a dataset. */
final class Queries {
    private final Dataset dataset;
    private final Choice choice;
    private final Conditions conditions;

    Queries(Dataset dataset, long seed) {
        this.dataset = dataset;
        this.choice = new Choice(seed);
        this.conditions = new Conditions(choice);
    }

    /** The next query. */
    Query next() {
        return switch (choice.between(0, 45)) {
            case 0, 1, 20, 21, 27, 39, 40, 41 -> inTableOrder();
            case 2, 3, 4 -> ordered();
            case 5, 22 -> select();
            case 6, 7, 8 -> new Query(join(), false);
            case 9, 10 -> new Query(semiJoin(), false);
            case 11 -> new Query(scalarSubQuery(), false);
            case 12, 13 -> new Query(group(), false);
            case 14 -> new Query(aggregate(), false);
            case 15 -> new Query(distinct(), false);
            case 16 -> new Query(setOperation(), false);
            case 17 -> new Query(window(), false);
            case 18 -> new Query(limitedCount(), false);
            case 23, 24, 28 -> new Query(groupByKey(), false);
            case 25, 26, 37, 38 -> new Query(total(), false);
            case 29, 30 -> new Query(byIndex(), false);
            case 31, 32, 33 -> new Query(everyColumn(), false);
            case 34, 35, 36, 42, 43, 44, 45 -> new Query(topRows(), false);
            default -> new Query(derived(), false);
        };
    }

    /** Rows that several query tables have parts of. */
    private Sql everyColumn() {
        Source a = logicalSource("a");
        return Sql.of("SELECT * FROM ", a.declaration(), " WHERE ", conditions.any(a.refs(), 1));
    }

    /** Rows by a column that is in no partition key, if an index has it. */
    private Sql byIndex() {
        Source a = logicalSource("a");
        return Sql.of("SELECT ", outputs(a.refs()), " FROM ", a.declaration(), " WHERE ", conditions.indexed(a));
    }

    /** A condition on one table, for queries that the caller writes. */
    Sql condition(Source source) {
        return conditions.any(source.refs(), 2);
    }

    /** A logical table. */
    Source logicalSource(String alias) {
        return Source.of(choice.of(dataset.contents()), alias);
    }

    /** A table, now and then a query table by its own name. */
    private Source source(String alias) {
        Source logical = logicalSource(alias);
        if (choice.percent(90)) {
            return logical;
        }
        LogicalTable table = logical.table();
        QueryTable physical = choice.of(table.queryTables());
        List<Column> columns = Dataset.inCqlOrder(physical).stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        return new Source(logical.content(), physical.name(), alias, columns);
    }

    private Sql where(Source source) {
        return switch (choice.between(0, 9)) {
            case 0 -> Sql.of("");
            case 1 -> Sql.of(" WHERE ", conditions.indexed(source), " AND ", conditions.any(source.refs(), 1));
            case 2 -> Sql.of(" WHERE ", conditions.any(source.refs(), 2));
            case 3, 4, 5, 6 -> Sql.of(" WHERE ", conditions.pin(source));
            default -> Sql.of(" WHERE ", conditions.pin(source), " AND ", conditions.any(source.refs(), 1));
        };
    }

    private Sql outputs(List<Ref> refs) {
        List<Object> outputs = new ArrayList<>();
        for (Ref ref : choice.some(choice.between(1, 4), refs)) {
            outputs.add(Sql.of(output(ref), " AS c", outputs.size()));
        }
        return Sql.join(", ", outputs);
    }

    private Sql output(Ref ref) {
        if (choice.percent(75)) {
            return Sql.of(ref);
        }
        return switch (ref.type()) {
            case INT -> Sql.of(choice.among("MOD(" + ref + ", 5)", "ABS(" + ref + ")", ref + " / 2", "- " + ref));
            case BIGINT -> Sql.of(ref, " - 1");
            case DOUBLE, DECIMAL -> Sql.of(ref, " * 2");
            case TEXT ->
                Sql.of(choice.among(
                        "UPPER(" + ref + ")",
                        ref + " || '!'",
                        "COALESCE(" + ref + ", 'none')",
                        "CASE WHEN " + ref + " = 'a' THEN 'yes' ELSE 'no' END"));
            case BOOLEAN -> Sql.of("NOT ", ref);
            case TIMESTAMP -> Sql.of("CAST(", ref, " AS DATE)");
            case DATE, UUID -> Sql.of(ref);
        };
    }

    private Query select() {
        Source a = source("a");
        Sql columns = choice.percent(20) ? Sql.of("*") : outputs(a.refs());
        return new Query(Sql.of("SELECT ", columns, " FROM ", a.declaration(), where(a)), false);
    }

    private Query ordered() {
        Source a = source("a");
        Sql sql = Sql.of("SELECT ", outputs(a.refs()), " FROM ", a.declaration(), where(a), orderBy(a), limit());
        return new Query(sql, true);
    }

    /** The rows of one partition in the order in which they are stored, or its reverse. */
    private Query inTableOrder() {
        Source a = logicalSource("a");
        QueryTable table = choice.of(a.table().queryTables());
        boolean reversed = choice.percent(50);
        List<String> order = new ArrayList<>();
        table.clusteringKey()
                .forEach(column -> order.add(a.ref(column.name()) + (column.descending() != reversed ? " DESC" : "")));
        a.table().key().stream()
                .filter(name -> !table.primaryKey().contains(name))
                .forEach(name -> order.add(a.ref(name).toString()));
        Sql sql = Sql.of(
                "SELECT ", outputs(a.refs()), " FROM ", a.declaration(), " WHERE ", conditions.partition(a, table));
        boolean total = table.primaryKey().containsAll(a.table().key()) || !order.isEmpty();
        return total
                ? new Query(Sql.of(sql, order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order), limit()), true)
                : new Query(sql, false);
    }

    /** A total order, often that of some query table. */
    private Sql orderBy(Source source) {
        List<String> names = new ArrayList<>();
        QueryTable like = choice.of(source.table().queryTables());
        boolean reversed = choice.percent(50);
        if (choice.percent(60)) {
            like.clusteringKey()
                    .forEach(column -> names.add(column.name() + (column.descending() != reversed ? " DESC" : "")));
        } else {
            choice.some(choice.between(0, 2), source.columns())
                    .forEach(column -> names.add(
                            column.name() + choice.among("", " DESC", " NULLS FIRST", " DESC NULLS LAST", " ASC")));
        }
        // A logical table's key identifies its rows; those of a query table are identified by all columns.
        Stream<String> rest =
                source.columns().size() == source.table().columns().size()
                        ? source.table().key().stream()
                        : source.columns().stream().map(Column::name);
        rest.filter(name -> names.stream().noneMatch(used -> used.split(" ")[0].equals(name)))
                .forEach(name -> names.add(name + choice.among("", " DESC")));
        List<String> known = source.columns().stream().map(Column::name).toList();
        List<String> order = names.stream()
                .filter(name -> known.contains(name.split(" ")[0]))
                .map(name -> source.alias() + "." + name)
                .toList();
        return Sql.of(" ORDER BY ", String.join(", ", order));
    }

    private Sql limit() {
        return switch (choice.between(0, 7)) {
            case 0 -> Sql.of("");
            case 1, 2, 5, 6 -> Sql.of(" LIMIT ", choice.between(0, 4));
            case 3, 4 -> Sql.of(" LIMIT ", choice.between(1, 3), " OFFSET ", choice.between(0, 3));
            default -> new Sql(" LIMIT ?", List.of(choice.between(1, 5)));
        };
    }

    private Sql join() {
        Source a = source("a");
        Source b = source("b");
        String kind = choice.among("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        String equal = equal(a, b);
        Sql on = Sql.of(choice.percent(10) ? equal.replace(" = ", " IS NOT DISTINCT FROM ") : equal);
        if (choice.percent(35)) {
            on = Sql.of(on, " AND ", conditions.any(both(a, b), 0));
        }
        Sql tables = Sql.of(a.declaration(), " ", kind, " ", b.declaration(), " ON ", on);
        Sql where = choice.percent(20)
                ? Sql.of("")
                : Sql.of(
                        " WHERE ",
                        conditions.pin(choice.percent(70) ? a : b),
                        choice.percent(40) ? Sql.of(" AND ", conditions.any(both(a, b), 1)) : "");
        return Sql.of("SELECT ", outputs(both(a, b)), " FROM ", tables, where);
    }

    private static List<Ref> both(Source a, Source b) {
        return Stream.concat(a.refs().stream(), b.refs().stream()).toList();
    }

    /** An equality of columns of equal types, if there are any. */
    private String equal(Source a, Source b) {
        List<String> pairs = new ArrayList<>();
        for (Ref left : a.refs()) {
            for (Ref right : b.refs()) {
                if (left.type() == right.type() && left.type() != CellType.BOOLEAN) {
                    pairs.add(left + " = " + right);
                }
            }
        }
        return pairs.isEmpty() ? "1 = 1" : String.join(" AND ", choice.some(choice.percent(75) ? 1 : 2, pairs));
    }

    private Sql semiJoin() {
        Source a = source("a");
        Source b = source("b");
        String not = choice.among("", "", "NOT ");
        String pair = equal(a, b).split(" AND ")[0];
        String[] sides = pair.split(" = ");
        Sql inner = choice.percent(60) ? Sql.of(" AND ", conditions.any(b.refs(), 1)) : Sql.of("");
        Sql semi = choice.percent(50) && !pair.equals("1 = 1")
                ? Sql.of(
                        sides[0],
                        " ",
                        not,
                        "IN (SELECT ",
                        sides[1],
                        " FROM ",
                        b.declaration(),
                        " WHERE 1 = 1",
                        inner,
                        ")")
                : Sql.of(not, "EXISTS (SELECT 1 FROM ", b.declaration(), " WHERE ", equal(a, b), inner, ")");
        Sql pin = choice.percent(60) ? Sql.of(conditions.pin(a), choice.among(" AND ", " AND ", " OR ")) : Sql.of("");
        return Sql.of("SELECT ", outputs(a.refs()), " FROM ", a.declaration(), " WHERE ", pin, semi);
    }

    private Sql scalarSubQuery() {
        Source a = source("a");
        Source b = source("b");
        Ref ref = choice.of(
                b.refs().stream().filter(each -> each.type().isOrdered()).toList());
        String value = choice.among("MAX(" + ref + ")", "MIN(" + ref + ")", "COUNT(*)", "COUNT(DISTINCT " + ref + ")");
        Sql condition = choice.percent(70) ? Sql.of(equal(a, b)) : conditions.any(b.refs(), 1);
        Sql sub = Sql.of("(SELECT ", value, " FROM ", b.declaration(), " WHERE ", condition, ")");
        return Sql.of("SELECT ", outputs(a.refs()), ", ", sub, " AS x FROM ", a.declaration(), where(a));
    }

    private String call(Source source) {
        Ref ref = choice.of(source.refs());
        List<String> calls = new ArrayList<>(List.of(
                "COUNT(*)",
                "COUNT(" + ref + ")",
                "COUNT(DISTINCT " + ref + ")",
                "COUNT(*) FILTER (WHERE " + ref + " IS NULL)"));
        if (ref.type().isNumber()) {
            calls.addAll(List.of("SUM(" + ref + ")", "AVG(" + ref + ")", "SUM(DISTINCT " + ref + ")"));
        }
        if (ref.type().isOrdered()) {
            calls.addAll(List.of("MIN(" + ref + ")", "MAX(" + ref + ")"));
        }
        return choice.of(calls);
    }

    private Sql group() {
        Source a = source("a");
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
                where(a),
                " GROUP BY ",
                by,
                having);
    }

    /** Groups as some query table stores them: by its partition key or a part of it, and the beginning of its clustering key. */
    private Sql groupByKey() {
        Source a = logicalSource("a");
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

    private Sql total() {
        Source a = logicalSource("a");
        QueryTable table = choice.of(a.table().queryTables());
        return Sql.of(
                "SELECT ", plainCall(a), " AS x, ", plainCall(a), " AS z FROM ", a.declaration(), keysOnly(a, table));
    }

    /** Nothing that would have to be checked in the gateway. */
    private Sql keysOnly(Source source, QueryTable table) {
        return keys(source, table, choice.between(0, 3));
    }

    private Sql keys(Source source, QueryTable table, int pinned) {
        List<Object> conditions = new ArrayList<>();
        switch (pinned) {
            case 0 -> conditions.add(this.conditions.partition(source, table));
            case 1 -> conditions.add(this.conditions.partitions(source, table));
            default -> {}
        }
        table.primaryKey().forEach(name -> conditions.add(Sql.of(source.ref(name), " IS NOT NULL")));
        return Sql.of(" WHERE ", Sql.join(" AND ", conditions));
    }

    private String plainCall(Source source) {
        Ref ref = choice.of(source.refs());
        List<String> calls = new ArrayList<>(List.of("COUNT(*)", "COUNT(" + ref + ")"));
        if (ref.type().isNumber()) {
            calls.addAll(List.of("SUM(" + ref + ")", "AVG(" + ref + ")"));
        }
        if (ref.type().isOrdered()) {
            calls.addAll(List.of("MIN(" + ref + ")", "MAX(" + ref + ")"));
        }
        return choice.of(calls);
    }

    private Ref ordered(Source source) {
        return choice.of(
                source.refs().stream().filter(ref -> ref.type().isOrdered()).toList());
    }

    private Sql aggregate() {
        Source a = source("a");
        return Sql.of("SELECT ", call(a), " AS x, ", call(a), " AS z FROM ", a.declaration(), where(a));
    }

    private Sql distinct() {
        Source a = source("a");
        return Sql.of("SELECT DISTINCT ", outputs(a.refs()), " FROM ", a.declaration(), where(a));
    }

    private Sql setOperation() {
        Source a = source("a");
        Source b = source("b");
        Ref left = choice.of(a.refs());
        List<Ref> fitting =
                b.refs().stream().filter(ref -> ref.type() == left.type()).toList();
        Ref right = fitting.isEmpty() ? left : choice.of(fitting);
        Source second = fitting.isEmpty() ? a : b;
        String operator = choice.among("UNION", "UNION ALL", "INTERSECT", "EXCEPT");
        boolean tagged = choice.percent(30);
        return Sql.of(
                "SELECT ",
                left,
                " AS x",
                tagged ? ", 'a' AS tag" : "",
                " FROM ",
                a.declaration(),
                where(a),
                " ",
                operator,
                " SELECT ",
                right,
                tagged ? ", 'other'" : "",
                " FROM ",
                second.declaration(),
                where(second));
    }

    private Sql window() {
        Source a = logicalSource("a");
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
        return Sql.of("SELECT ", key, ", ", call, " AS w FROM ", a.declaration(), where(a));
    }

    /** The first rows of groups that are partitions of some query table, or several of them, in its order or its reverse. */
    private Sql topRows() {
        Source a = logicalSource("a");
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
                outputs(a.refs()),
                ", ",
                function,
                " OVER (",
                window,
                ") AS n FROM ",
                a.declaration(),
                keys(a, table, choice.among(0, 0, 0, 1, 1, 1, 2)),
                ") q WHERE q.n ",
                choice.among("<=", "<=", "<", "="),
                " ",
                most);
    }

    private Sql limitedCount() {
        Source a = source("a");
        Object name = choice.of(a.refs());
        return Sql.of(
                "SELECT COUNT(*) AS n FROM (SELECT ", name, " AS x FROM ", a.declaration(), where(a), limit(), ") q");
    }

    private Sql derived() {
        Source a = logicalSource("a");
        Source q = new Source(a.content(), "", "q", a.columns());
        String columns =
                String.join(", ", a.columns().stream().map(Column::name).toList());
        Sql inner = Sql.of(
                "SELECT ",
                columns,
                " FROM ",
                a.declaration(),
                where(a),
                choice.percent(50) ? Sql.of(orderBy(a), limit()) : "");
        return Sql.of(
                "SELECT ",
                outputs(q.refs()),
                " FROM (",
                inner,
                ") q WHERE ",
                choice.percent(50) ? conditions.pin(q) : conditions.any(q.refs(), 1));
    }
}
