package io.keyway.differential;

import static io.keyway.differential.Correlations.both;

import io.keyway.differential.Body.Output;
import io.keyway.differential.Source.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the queries that stand inside of others and name columns of their rows. */
final class Bodies {
    private final Clauses clauses;
    private final Choice choice;
    private final Correlations correlations;
    private final Totals totals;

    Bodies(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.correlations = new Correlations(choice, clauses.conditions());
        this.totals = new Totals(clauses, correlations);
    }

    /** A query of so many columns and any number of rows. */
    Body any(List<Ref> outer, int width) {
        return switch (choice.between(0, 13)) {
            case 0, 1 -> limited(outer, width);
            case 2 -> totals.grouped(outer, width);
            case 3 -> totals.rollup(outer, width);
            case 4 -> totals.total(outer, width);
            case 5 -> windowed(outer, width);
            case 6 -> numbered(outer, width);
            case 7 -> operation(outer, width);
            case 8 -> pairOfTables(outer, width);
            case 9 -> outer.isEmpty() ? rows(outer, width) : values(outer, width);
            default -> rows(outer, width);
        };
    }

    /** A query of one column and at most one row. */
    Body single(List<Ref> outer) {
        return switch (choice.between(0, 9)) {
            case 0 -> first(outer, 1);
            case 1 -> outer.isEmpty() ? totals.total(outer, 1) : theOuterValue(outer);
            case 2 -> totalOf(numbered(outer, 1));
            case 3 -> totalOf(pairOfTables(outer, 1));
            case 4 -> totalOf(operation(outer, 1));
            default -> totals.total(outer, 1);
        };
    }

    /** A query of so many columns that asks {@code condition} of its rows beside what depends on outer rows. */
    Body where(List<Ref> outer, int width, Function<List<Ref>, Sql> condition) {
        Source source = source();
        return Body.select(
                select(),
                outputs(source, outer, width),
                " FROM ",
                source.declaration(),
                " WHERE ",
                correlations.any(source, outer),
                " AND ",
                condition.apply(both(source.refs(), outer)));
    }

    Source source() {
        return clauses.source(clauses.freshAlias());
    }

    Sql where(Source source, List<Ref> outer) {
        return Sql.of(" WHERE ", condition(source, outer));
    }

    private Sql condition(Source source, List<Ref> outer) {
        Sql condition = correlations.any(source, outer);
        return switch (choice.between(0, 5)) {
            case 0 -> Sql.of(condition, " AND ", clauses.conditions().any(source.refs(), 1));
            case 1 -> Sql.of(condition, " AND ", clauses.conditions().pin(source));
            default -> condition;
        };
    }

    private String select() {
        return choice.percent(25) ? "SELECT DISTINCT" : "SELECT";
    }

    Body rows(List<Ref> outer, int width) {
        Source source = source();
        return Body.select(
                select(), outputs(source, outer, width), " FROM ", source.declaration(), where(source, outer));
    }

    private List<Output> outputs(Source source, List<Ref> outer, int width) {
        return Stream.generate(() -> output(source, outer)).limit(width).toList();
    }

    private Output output(Source source, List<Ref> outer) {
        Ref ref = choice.of(source.refs());
        if (outer.isEmpty() || choice.percent(75)) {
            return Output.of(ref);
        }
        Ref other = choice.of(outer);
        return ref.type() == other.type()
                ? new Output(Sql.of("COALESCE(", ref, ", ", other, ")"), ref.type())
                : Output.of(other);
    }

    private Body limited(List<Ref> outer, int width) {
        Source source = source();
        return Body.select(
                "SELECT",
                outputs(source, outer, width),
                " FROM ",
                source.declaration(),
                where(source, outer),
                clauses.orderBy(source),
                clauses.limit());
    }

    private Body first(List<Ref> outer, int width) {
        Source source = source();
        return Body.select(
                "SELECT",
                outputs(source, outer, width),
                " FROM ",
                source.declaration(),
                where(source, outer),
                clauses.orderBy(source),
                choice.among(" LIMIT 1", " LIMIT 1 OFFSET 1", " OFFSET 1 ROWS FETCH NEXT 1 ROWS ONLY"));
    }

    /** The outer row's own value, if there is any row. */
    private Body theOuterValue(List<Ref> outer) {
        Source source = source();
        return Body.select(
                "SELECT DISTINCT",
                List.of(Output.of(choice.of(outer))),
                " FROM ",
                source.declaration(),
                where(source, outer));
    }

    private Body totalOf(Body rows) {
        CellType type = rows.types().get(0);
        String alias = clauses.freshAlias();
        String call = type.isOrdered() ? choice.among("MAX", "MIN", "COUNT") : "COUNT";
        Sql value = Sql.of(call, "(", alias, ".c0)");
        return Body.select(
                "SELECT",
                List.of(new Output(value, call.equals("COUNT") ? CellType.BIGINT : type)),
                " FROM (",
                rows.sql(),
                ") ",
                alias);
    }

    private Body windowed(List<Ref> outer, int width) {
        Source source = source();
        List<Output> outputs = new ArrayList<>(outputs(source, outer, width));
        outputs.set(choice.between(0, width - 1), window(source));
        return windowed(source, outer, outputs);
    }

    private Body windowed(Source source, List<Ref> outer, List<Output> outputs) {
        Sql condition = condition(source, outer);
        List<Sql> selected = outputs.stream().map(Output::sql).toList();
        return new Body(
                Sql.of(new Windowed(selected, source.declaration(), condition)),
                outputs.stream().map(Output::type).toList());
    }

    private Output window(Source source) {
        Ref ref = choice.of(source.refs());
        Object partition = choice.percent(30) ? Sql.of("PARTITION BY ", choice.of(source.refs())) : "";
        Sql order = clauses.orderBy(source);
        return switch (choice.between(0, 4)) {
            case 0 -> new Output(Sql.of("COUNT(*) OVER (", partition, ")"), CellType.BIGINT);
            case 1 -> new Output(Sql.of("RANK() OVER (", partition, " ORDER BY ", ref, ")"), CellType.BIGINT);
            case 2 -> new Output(Sql.of("LAG(", ref, ") OVER (", partition, order, ")"), ref.type());
            case 3 -> new Output(Sql.of("FIRST_VALUE(", ref, ") OVER (", partition, order, ")"), ref.type());
            default -> new Output(Sql.of("ROW_NUMBER() OVER (", partition, order, ")"), CellType.BIGINT);
        };
    }

    /** The first rows in some order, by their number. */
    private Body numbered(List<Ref> outer, int width) {
        Source source = source();
        String alias = clauses.freshAlias();
        List<Output> outputs = outputs(source, outer, width);
        List<Output> numbered = new ArrayList<>(outputs);
        numbered.add(window(source));
        Body inner = windowed(source, outer, numbered);
        CellType last = numbered.get(width).type();
        String condition = last == CellType.BIGINT
                ? ".c" + width + choice.among(" = 1", " <= 2", " > 1")
                : ".c" + width + " IS NOT NULL";
        return select(inner, alias, width, Sql.of(" WHERE ", alias, condition));
    }

    private static Body select(Body inner, String alias, int width, Object rest) {
        List<Output> outputs = new ArrayList<>();
        for (CellType type : inner.types().subList(0, width)) {
            outputs.add(new Output(Sql.of(alias, ".c", outputs.size()), type));
        }
        return Body.select("SELECT", outputs, " FROM (", inner.sql(), ") ", alias, rest);
    }

    private Body operation(List<Ref> outer, int width) {
        Body left = rows(outer, width);
        List<Sql> right = new ArrayList<>();
        Source source = source();
        for (CellType type : left.types()) {
            List<Ref> fitting = both(source.refs(), outer).stream()
                    .filter(ref -> ref.type() == type)
                    .toList();
            right.add(fitting.isEmpty() ? type.typedLiteral(choice.of(type.domain())) : Sql.of(choice.of(fitting)));
        }
        Object from = choice.percent(70) || right.stream().anyMatch(each -> !isConstant(each, outer))
                ? Sql.of(" FROM ", source.declaration(), where(source, outer))
                : "";
        String operator = choice.among(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ");
        return new Body(Sql.of(left.sql(), operator, "SELECT ", Sql.join(", ", right), from), left.types());
    }

    private static boolean isConstant(Sql value, List<Ref> outer) {
        return value.outer().stream().allMatch(outer::contains);
    }

    /** A join of two queries that both may name outer columns. */
    private Body pairOfTables(List<Ref> outer, int width) {
        Body left = rows(outer, width);
        Body right = choice.percent(70) ? rows(outer, 1) : totals.grouped(outer, 1);
        String p = clauses.freshAlias();
        String q = clauses.freshAlias();
        boolean same = left.types().get(0) == right.types().get(0);
        Sql on = same && choice.percent(60) ? Sql.of(p, ".c0 = ", q, ".c0") : Sql.of(q, ".c0 IS NOT NULL");
        Sql join = switch (choice.between(0, 2)) {
            case 0 -> Sql.of(" CROSS JOIN (", right.sql(), ") ", q);
            case 1 -> Sql.of(" LEFT JOIN (", right.sql(), ") ", q, " ON ", on);
            default -> Sql.of(" JOIN (", right.sql(), ") ", q, " ON ", on);
        };
        return select(left, p, width, join);
    }

    private Body values(List<Ref> outer, int width) {
        String alias = clauses.freshAlias();
        List<Ref> first = Stream.generate(() -> choice.of(outer)).limit(width).toList();
        List<Sql> second = first.stream()
                .map(ref -> ref.type().typedLiteral(choice.percent(10) ? null : ref.value(choice)))
                .toList();
        List<String> names =
                Stream.iterate(0, i -> i + 1).limit(width).map(i -> "c" + i).toList();
        Sql table = Sql.of("VALUES (", Sql.join(", ", first), "), (", Sql.join(", ", second), ")");
        List<Output> outputs = new ArrayList<>();
        for (Ref ref : first) {
            outputs.add(new Output(Sql.of(alias, ".c", outputs.size()), ref.type()));
        }
        Object where = choice.percent(40) ? Sql.of(" WHERE ", alias, ".c0 IS NOT NULL") : "";
        return Body.select(
                "SELECT", outputs, " FROM (", table, ") AS ", alias, "(", String.join(", ", names), ")", where);
    }
}
