package io.keyway.differential;

import static io.keyway.differential.Correlations.both;

import io.keyway.differential.Source.Ref;
import io.keyway.differential.SubQuery.Comparator;
import io.keyway.differential.SubQuery.Exists;
import io.keyway.differential.SubQuery.Quantified;
import io.keyway.differential.SubQuery.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Queries with sub-queries in every place where an expression may stand. */
final class SubQueryQueries {
    private final Clauses clauses;
    private final Choice choice;
    private final Conditions conditions;
    private final Bodies bodies;

    SubQueryQueries(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.conditions = clauses.conditions();
        this.bodies = new Bodies(clauses);
    }

    Sql inWhere() {
        Source a = clauses.source("a");
        Sql outputs = choice.percent(10) ? Sql.of("DISTINCT 'x' AS c0") : clauses.outputs(a.refs());
        return Sql.of("SELECT ", outputs, " FROM ", a.declaration(), " WHERE ", pin(a), condition(a.refs(), 1, true));
    }

    /** Sub-queries of one another's and the outermost rows. */
    Sql ofTwoLevels() {
        Source a = clauses.source("a");
        return Sql.of(
                "SELECT ",
                clauses.outputs(a.refs()),
                ", ",
                choice.percent(50) ? scalar(a.refs()) : Sql.of("1"),
                " AS x FROM ",
                a.declaration(),
                " WHERE ",
                pin(a),
                condition(a.refs(), 2, false));
    }

    Sql inSelect() {
        Source a = clauses.source("a");
        List<Object> outputs = new ArrayList<>(List.of(clauses.outputs(a.refs())));
        outputs.add(Sql.of(scalar(a.refs()), " AS x"));
        if (choice.percent(50)) {
            outputs.add(Sql.of(condition(a.refs(), 1, true), " AS y"));
        }
        if (choice.percent(40)) {
            outputs.add(Sql.of(cases(a.refs()), " AS z"));
        }
        return Sql.of("SELECT ", Sql.join(", ", outputs), " FROM ", a.declaration(), clauses.where(a));
    }

    private Sql cases(List<Ref> refs) {
        Body then = bodies.single(refs);
        CellType type = then.types().get(0);
        return Sql.of(
                "CASE WHEN ",
                condition(refs, 1, false),
                " THEN ",
                new Scalar(then.sql(), type),
                " ELSE ",
                type.typedLiteral(choice.of(type.domain())),
                " END");
    }

    Sql inOn() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
        List<Ref> refs = both(a.refs(), b.refs());
        return Sql.of(
                "SELECT ",
                clauses.outputs(refs),
                " FROM ",
                a.declaration(),
                choice.among(" JOIN ", " LEFT JOIN ", " LEFT JOIN "),
                b.declaration(),
                " ON ",
                Clauses.Pair.equal(clauses.pairs(a, b)),
                " AND ",
                condition(choice.among(refs, b.refs(), a.refs()), 1, false),
                " WHERE ",
                conditions.pin(a));
    }

    Sql inHaving() {
        Source a = clauses.source("a");
        List<Ref> keys = choice.some(choice.between(1, 2), a.refs());
        Object value = choice.percent(50) ? scalar(keys) : Sql.of("COUNT(*)");
        return Sql.of(
                "SELECT ",
                Sql.join(", ", keys),
                ", COUNT(*) AS n, ",
                value,
                " AS x FROM ",
                a.declaration(),
                clauses.where(a),
                " GROUP BY ",
                Sql.join(", ", keys),
                " HAVING ",
                condition(keys, 1, false));
    }

    Sql inOrderBy() {
        Source a = clauses.source("a");
        String order = clauses.orderBy(a).text().replaceFirst(" ORDER BY ", "");
        Sql sorted = choice.percent(50) ? scalar(a.refs()) : condition(a.refs(), 1, false);
        return Sql.of(
                "SELECT ",
                clauses.outputs(a.refs()),
                " FROM ",
                a.declaration(),
                clauses.where(a),
                " ORDER BY ",
                sorted,
                choice.among("", " DESC"),
                ", ",
                order,
                clauses.limit());
    }

    Sql inAggregates() {
        Source a = clauses.source("a");
        Ref key = choice.of(a.refs());
        Body value = bodies.single(a.refs());
        CellType type = value.types().get(0);
        String call = type.isOrdered() ? choice.among("MAX", "MIN", "COUNT") : "COUNT";
        Sql calls = Sql.of(
                "COUNT(CASE WHEN ",
                condition(a.refs(), 1, true),
                " THEN 1 END) AS n, ",
                call,
                "(",
                new Scalar(value.sql(), type),
                ") AS x");
        return choice.percent(50)
                ? Sql.of("SELECT ", calls, " FROM ", a.declaration(), clauses.where(a))
                : Sql.of("SELECT ", key, ", ", calls, " FROM ", a.declaration(), clauses.where(a), " GROUP BY ", key);
    }

    /** A value that may be several, which is an error, of every row that is there. */
    Sql perhapsTooMany() {
        Source a = clauses.logicalSource("a");
        Body body = bodies.rows(a.refs(), 1);
        return Sql.of(
                "SELECT ",
                choice.of(a.refs()),
                ", ",
                new Scalar(body.sql(), body.types().get(0)),
                " AS x FROM ",
                a.declaration());
    }

    private Sql pin(Source a) {
        return choice.percent(40) ? Sql.of(conditions.pin(a), choice.among(" AND ", " AND ", " OR ")) : Sql.of("");
    }

    private Sql scalar(List<Ref> refs) {
        Body body = bodies.single(refs);
        return Sql.of(new Scalar(body.sql(), body.types().get(0)));
    }

    /**
     * A condition with sub-queries.
     *
     * @param refs the columns that it may name
     * @param levels how many sub-queries may stand in one another
     * @param beside whether others may stand beside it, which then may depend on no row
     */
    private Sql condition(List<Ref> refs, int levels, boolean beside) {
        Sql first = predicate(refs, levels);
        if (!beside || choice.percent(50)) {
            return choice.percent(15) ? Sql.of("NOT (", first, ")") : Sql.of("(", first, ")");
        }
        Sql second = switch (choice.between(0, 2)) {
            case 0 -> predicate(refs, 1);
            case 1 -> predicate(List.of(), 1);
            default -> conditions.any(refs, 1);
        };
        return Sql.of("(", first, choice.among(" AND ", " AND ", " OR "), second, ")");
    }

    private Sql predicate(List<Ref> refs, int levels) {
        return switch (choice.between(0, 6)) {
            case 0, 1, 2 ->
                Sql.of(new Exists(choice.percent(35), body(refs, 1, levels).sql()));
            case 3 -> compared(refs);
            default -> quantified(refs, levels);
        };
    }

    private Body body(List<Ref> refs, int width, int levels) {
        return levels > 1 ? bodies.where(refs, width, inner -> predicate(inner, levels - 1)) : bodies.any(refs, width);
    }

    private Sql compared(List<Ref> refs) {
        Body body = bodies.single(refs);
        CellType type = body.types().get(0);
        Scalar scalar = new Scalar(body.sql(), type);
        return choice.percent(20)
                ? Sql.of(scalar, choice.among(" IS NULL", " IS NOT NULL"))
                : Sql.of(
                        operand(refs, type),
                        type.isOrdered() ? choice.among(" = ", " < ", " >= ") : choice.among(" = ", " <> "),
                        scalar);
    }

    private Sql quantified(List<Ref> refs, int levels) {
        boolean rows = choice.percent(20);
        Body body = body(refs, rows ? 2 : 1, levels);
        List<Sql> operands =
                body.types().stream().map(type -> operand(refs, type)).toList();
        boolean ordered = !rows && body.types().get(0).isOrdered();
        List<Comparator> fitting = Stream.of(Comparator.values())
                .filter(each -> ordered || !each.isOrder())
                .filter(each -> !rows || each == Comparator.IN || each == Comparator.NOT_IN)
                .toList();
        Comparator comparator =
                choice.percent(60) ? choice.among(Comparator.IN, Comparator.NOT_IN) : choice.of(fitting);
        return Sql.of(new Quantified(operands, comparator, body.sql()));
    }

    private Sql operand(List<Ref> refs, CellType type) {
        List<Ref> fitting = refs.stream().filter(ref -> ref.type() == type).toList();
        return fitting.isEmpty() || choice.percent(10)
                ? type.typedLiteral(choice.percent(10) ? null : choice.of(type.domain()))
                : Sql.of(choice.of(fitting));
    }
}
