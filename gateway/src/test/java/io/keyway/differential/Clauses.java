package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import io.keyway.model.Column;
import io.keyway.model.LogicalTable;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the clauses of which queries are put together. */
final class Clauses {
    private final Dataset dataset;
    private final Choice choice;
    private final Conditions conditions;
    private int aliases;

    Clauses(Dataset dataset, Choice choice) {
        this.dataset = dataset;
        this.choice = choice;
        this.conditions = new Conditions(choice);
    }

    /** Forgets which aliases the query before has. */
    void begin() {
        aliases = 0;
    }

    /** An alias that nothing else in the query has. */
    String freshAlias() {
        return "s" + aliases++;
    }

    Choice choice() {
        return choice;
    }

    Conditions conditions() {
        return conditions;
    }

    /** A logical table. */
    Source logicalSource(String alias) {
        return Source.of(choice.of(dataset.contents()), alias);
    }

    /** A table, now and then a query table by its own name, or a query. */
    Source source(String alias) {
        Source inner = logicalSource(alias + "i");
        return switch (choice.between(0, 9)) {
            case 0 -> queryTable(logicalSource(alias));
            case 1, 2 -> query(choice.percent(10) ? queryTable(inner) : inner, alias);
            default -> logicalSource(alias);
        };
    }

    private Source queryTable(Source logical) {
        LogicalTable table = logical.table();
        QueryTable physical = choice.of(table.queryTables());
        List<Column> columns = Dataset.inCqlOrder(physical).stream()
                .map(name -> table.column(name).orElseThrow())
                .toList();
        return new Source(logical.content(), Sql.of(physical.name()), logical.alias(), columns);
    }

    /** Some columns of a table, in another order, some by other names. */
    private Source query(Source table, String alias) {
        List<Column> columns = new ArrayList<>();
        List<Object> outputs = new ArrayList<>();
        List<Ref> some = choice.some(choice.between(2, 9), table.refs());
        boolean comparable = some.stream().anyMatch(ref -> ref.type().isOrdered());
        for (Ref ref : comparable ? some : table.refs()) {
            Column column = ref.column();
            String name = choice.percent(60) ? column.name() : "x" + columns.size();
            columns.add(new Column(name, column.type(), column.nullable(), column.source()));
            outputs.add(Sql.of(ref, " AS ", name));
        }
        Sql rows = Sql.of(Sql.join(", ", outputs), " FROM ", table.declaration(), where(table));
        Sql query = switch (choice.between(0, 3)) {
            case 0 -> Sql.of("SELECT DISTINCT ", rows);
            case 1 -> Sql.of("SELECT ", rows, orderBy(table), limit());
            default -> Sql.of("SELECT ", rows);
        };
        return new Source(table.content(), Sql.of("(", query, ")"), alias, columns);
    }

    Sql where(Source source) {
        return switch (choice.between(0, 9)) {
            case 0 -> Sql.of("");
            case 1 -> Sql.of(" WHERE ", conditions.indexed(source), " AND ", conditions.any(source.refs(), 1));
            case 2 -> Sql.of(" WHERE ", conditions.any(source.refs(), 2));
            case 3, 4, 5, 6 -> Sql.of(" WHERE ", conditions.pin(source));
            default -> Sql.of(" WHERE ", conditions.pin(source), " AND ", conditions.any(source.refs(), 1));
        };
    }

    /** Two columns of one type. */
    record Pair(Ref left, Ref right) {
        /** The equality of each pair. */
        static Sql equal(List<Pair> pairs) {
            return compared(pairs, " = ");
        }

        /** A comparison of each pair. */
        static Sql compared(List<Pair> pairs, String operator) {
            List<Sql> each = pairs.stream()
                    .map(pair -> Sql.of(pair.left, operator, pair.right))
                    .toList();
            return each.isEmpty() ? Sql.of("1 = 1") : Sql.join(" AND ", each);
        }
    }

    /** One or two pairs of columns of equal types, if there are any. */
    List<Pair> pairs(Source a, Source b) {
        List<Pair> pairs = new ArrayList<>();
        for (Ref left : a.refs()) {
            for (Ref right : b.refs()) {
                if (left.type() == right.type() && left.type() != CellType.BOOLEAN) {
                    pairs.add(new Pair(left, right));
                }
            }
        }
        return choice.some(choice.percent(75) ? 1 : 2, pairs);
    }

    Sql outputs(List<Ref> refs) {
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

    /** A total order, often that of some query table. */
    Sql orderBy(Source source) {
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
        // A logical table's key identifies its rows; others are identified by all columns.
        Stream<String> rest = source.columns().equals(source.table().columns())
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

    Sql limit() {
        return switch (choice.between(0, 7)) {
            case 0 -> Sql.of("");
            case 1, 2, 5, 6 -> Sql.of(" LIMIT ", choice.between(0, 4));
            case 3, 4 -> Sql.of(" LIMIT ", choice.between(1, 3), " OFFSET ", choice.between(0, 3));
            default -> Sql.of(" LIMIT ", Sql.parameter(choice.between(1, 5)));
        };
    }

    /** A query table's key: one partition for 0, some for 1, otherwise all; no column of it is null. */
    Sql keys(Source source, QueryTable table, int pinned) {
        List<Object> conditions = new ArrayList<>();
        switch (pinned) {
            case 0 -> conditions.add(this.conditions.partition(source, table));
            case 1 -> conditions.add(this.conditions.partitions(source, table));
            default -> {}
        }
        table.primaryKey().forEach(name -> conditions.add(Sql.of(source.ref(name), " IS NOT NULL")));
        return Sql.of(" WHERE ", Sql.join(" AND ", conditions));
    }
}
