package io.keyway.differential;

import io.keyway.differential.Body.Output;
import io.keyway.differential.Source.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes queries of groups and totals that stand inside of others. */
final class Totals {
    private final Clauses clauses;
    private final Choice choice;
    private final Correlations correlations;

    Totals(Clauses clauses, Correlations correlations) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.correlations = correlations;
    }

    /** One row whatever is found, unless HAVING leaves it out. */
    Body total(List<Ref> outer, int width) {
        Source source = clauses.source(clauses.freshAlias());
        List<Output> outputs = calls(source, outer, width);
        if (width > 1 && !outer.isEmpty() && choice.percent(30)) {
            outputs = new ArrayList<>(outputs);
            outputs.set(1, Output.of(choice.of(outer)));
        }
        return Body.select(
                "SELECT",
                outputs,
                " FROM ",
                source.declaration(),
                where(source, outer),
                choice.percent(15) ? having(source, outer) : "");
    }

    /** A row for each group. */
    Body grouped(List<Ref> outer, int width) {
        return grouped(outer, width, "", "");
    }

    /** A row for each group and one for all. */
    Body rollup(List<Ref> outer, int width) {
        return grouped(outer, width, "ROLLUP(", ")");
    }

    private Body grouped(List<Ref> outer, int width, String before, String after) {
        Source source = clauses.source(clauses.freshAlias());
        Ref key = choice.of(source.refs());
        List<Output> outputs = new ArrayList<>(calls(source, outer, width));
        if (choice.percent(60)) {
            outputs.set(0, Output.of(key));
        }
        if (!outer.isEmpty() && choice.percent(25)) {
            outputs.set(width - 1, Output.of(choice.of(outer)));
        }
        return Body.select(
                "SELECT",
                outputs,
                " FROM ",
                source.declaration(),
                where(source, outer),
                " GROUP BY ",
                before,
                key,
                after,
                choice.percent(40) ? having(source, outer) : "");
    }

    private Sql where(Source source, List<Ref> outer) {
        return Sql.of(" WHERE ", correlations.any(source, outer));
    }

    /** A condition on groups, often with outer values. */
    private Sql having(Source source, List<Ref> outer) {
        for (Ref ref : choice.shuffled(source.refs())) {
            List<Ref> fitting = outer.stream()
                    .filter(other -> other.type() == ref.type() && ref.type().isOrdered())
                    .toList();
            if (!fitting.isEmpty() && choice.percent(70)) {
                String call = choice.among("MIN", "MAX");
                return Sql.of(" HAVING ", call, "(", ref, ")", choice.among(" = ", " <= ", " > "), choice.of(fitting));
            }
        }
        return Sql.of(" HAVING COUNT(*) ", choice.among("> 1", "= 1", "< 3"));
    }

    private List<Output> calls(Source source, List<Ref> outer, int width) {
        return Stream.generate(() -> call(source, outer)).limit(width).toList();
    }

    private Output call(Source source, List<Ref> outer) {
        Ref ref = choice.of(source.refs());
        return switch (choice.between(0, 9)) {
            case 0 -> new Output(Sql.of("COUNT(*)"), CellType.BIGINT);
            case 1 -> new Output(Sql.of("COUNT(DISTINCT ", ref, ")"), CellType.BIGINT);
            case 2 -> new Output(Sql.of("COUNT(*) FILTER (WHERE ", ref, " IS NULL)"), CellType.BIGINT);
            case 3, 4 -> joined(source, ref);
            case 5 -> new Output(Sql.of("(ARRAY_AGG(", ref, clauses.orderBy(source), "))[1]"), ref.type());
            case 6 -> greatestWithOuter(ref, outer);
            default -> greatest(ref);
        };
    }

    /** A list in order. */
    private Output joined(Source source, Ref ref) {
        return ref.type() == CellType.TEXT
                ? new Output(Sql.of("STRING_AGG(", ref, ", ','", clauses.orderBy(source), ")"), CellType.TEXT)
                : sum(ref);
    }

    private Output sum(Ref ref) {
        return ref.type() == CellType.INT || ref.type() == CellType.DECIMAL
                ? new Output(Sql.of("CAST(SUM(", ref, ") AS ", sumType(ref).h2(), ")"), sumType(ref))
                : greatest(ref);
    }

    private static CellType sumType(Ref ref) {
        return ref.type() == CellType.INT ? CellType.BIGINT : CellType.DECIMAL;
    }

    private Output greatest(Ref ref) {
        return ref.type().isOrdered()
                ? new Output(Sql.of(choice.among("MIN(", "MAX("), ref, ")"), ref.type())
                : new Output(Sql.of("COUNT(", ref, ")"), CellType.BIGINT);
    }

    /** Of outer values alone, it would be an aggregate of the outer query. */
    private Output greatestWithOuter(Ref ref, List<Ref> outer) {
        List<Ref> fitting =
                outer.stream().filter(other -> other.type() == ref.type()).toList();
        return fitting.isEmpty() || !ref.type().isOrdered()
                ? greatest(ref)
                : new Output(Sql.of("MAX(COALESCE(", ref, ", ", choice.of(fitting), "))"), ref.type());
    }
}
