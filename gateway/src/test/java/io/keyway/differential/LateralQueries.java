package io.keyway.differential;

import static io.keyway.differential.Correlations.both;

import io.keyway.differential.LateralJoin.Kind;
import io.keyway.differential.Source.Ref;
import java.util.List;

/** Queries of tables beside queries that name columns of these tables. */
final class LateralQueries {
    private final Clauses clauses;
    private final Choice choice;
    private final Bodies bodies;

    LateralQueries(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.bodies = new Bodies(clauses);
    }

    Sql lateral() {
        Source a = clauses.source("a");
        LateralJoin join = join(a, a.refs());
        return select(a, Sql.of(join), both(a.refs(), join.source().refs()));
    }

    /** Two of them, of which the second may name what the first has found. */
    Sql chain() {
        Source a = clauses.source("a");
        LateralJoin first = join(a, a.refs());
        List<Ref> refs = both(a.refs(), first.source().refs());
        LateralJoin second = join(a, refs);
        return select(a, Sql.of(first, second), both(refs, second.source().refs()));
    }

    /** One inside a sub-query, which both may name the outermost row. */
    Sql inSubQuery() {
        Source a = clauses.source("a");
        Source b = bodies.source();
        LateralJoin join = join(b, both(b.refs(), a.refs()));
        Ref found = choice.of(join.source().refs());
        Sql body = Sql.of(" FROM ", b.declaration(), join, bodies.where(b, a.refs()));
        Piece sub = choice.percent(50)
                ? new SubQuery.Exists(choice.percent(30), Sql.of("SELECT 1 AS c0", body))
                : new SubQuery.Scalar(Sql.of("SELECT COUNT(", found, ") AS c0", body), CellType.BIGINT);
        return Sql.of(
                "SELECT ", clauses.outputs(a.refs()), ", ", sub, " AS x FROM ", a.declaration(), clauses.where(a));
    }

    private LateralJoin join(Source before, List<Ref> outer) {
        Body body = bodies.any(outer, choice.between(1, 3));
        Source source = new Source(before.content(), body.sql(), clauses.freshAlias(), body.columns());
        Kind kind = choice.of(List.of(Kind.values()));
        Sql on = choice.percent(60) ? Sql.of("TRUE") : clauses.conditions().any(both(source.refs(), outer), 0);
        return new LateralJoin(kind, body.sql(), source, on);
    }

    private Sql select(Source a, Sql joins, List<Ref> refs) {
        Sql from = Sql.of(" FROM ", a.declaration(), joins, clauses.where(a));
        Ref key = choice.of(refs);
        return switch (choice.between(0, 4)) {
            case 0 -> Sql.of("SELECT COUNT(*) AS n, COUNT(DISTINCT ", key, ") AS d", from);
            case 1 -> Sql.of("SELECT ", key, " AS k, COUNT(*) AS n", from, " GROUP BY ", key);
            default -> Sql.of("SELECT ", clauses.outputs(refs), from);
        };
    }
}
