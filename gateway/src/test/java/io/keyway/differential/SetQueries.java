package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.List;

/** Queries of unions and the like. */
final class SetQueries {
    private final Clauses clauses;
    private final Choice choice;

    SetQueries(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
    }

    Sql operation() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
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
                clauses.where(a),
                " ",
                operator,
                " SELECT ",
                right,
                tagged ? ", 'other'" : "",
                " FROM ",
                second.declaration(),
                clauses.where(second));
    }

    /** The groups of what a union or the like has. */
    Sql grouped() {
        return Sql.of("SELECT q.x, COUNT(*) AS n FROM (", operation(), ") q GROUP BY q.x");
    }

    /** A query that is named once and read twice. */
    Sql named() {
        Source a = clauses.source("a");
        Ref by = choice.of(a.refs());
        Ref other = choice.of(a.refs());
        return Sql.of(
                "WITH q AS (SELECT ",
                by,
                " AS x, ",
                other,
                " AS y FROM ",
                a.declaration(),
                clauses.where(a),
                ") SELECT q.x, (SELECT COUNT(*) FROM q r WHERE r.x = q.x) AS n, q.y FROM q",
                choice.percent(50) ? " WHERE q.y IN (SELECT r.y FROM q r WHERE r.x IS NOT NULL)" : "");
    }
}
