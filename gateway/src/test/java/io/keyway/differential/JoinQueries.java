package io.keyway.differential;

import static io.keyway.differential.Correlations.both;

import io.keyway.differential.Clauses.Pair;
import io.keyway.differential.Source.Ref;
import io.keyway.differential.SubQuery.Comparator;
import io.keyway.differential.SubQuery.Exists;
import io.keyway.differential.SubQuery.Quantified;
import io.keyway.differential.SubQuery.Scalar;
import java.util.List;

/** Queries of several tables. */
final class JoinQueries {
    private final Clauses clauses;
    private final Choice choice;
    private final Conditions conditions;

    JoinQueries(Clauses clauses) {
        this.clauses = clauses;
        this.choice = clauses.choice();
        this.conditions = clauses.conditions();
    }

    Sql join() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
        String kind = choice.among("JOIN", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        List<Pair> pairs = clauses.pairs(a, b);
        Sql on = choice.percent(10) ? Pair.compared(pairs, " IS NOT DISTINCT FROM ") : Pair.equal(pairs);
        if (choice.percent(35)) {
            on = Sql.of(on, " AND ", conditions.any(both(a.refs(), b.refs()), 0));
        }
        Sql tables = Sql.of(a.declaration(), " ", kind, " ", b.declaration(), " ON ", on);
        Sql where = choice.percent(20)
                ? Sql.of("")
                : Sql.of(
                        " WHERE ",
                        conditions.pin(choice.percent(70) ? a : b),
                        choice.percent(40) ? Sql.of(" AND ", conditions.any(both(a.refs(), b.refs()), 1)) : "");
        return Sql.of("SELECT ", clauses.outputs(both(a.refs(), b.refs())), " FROM ", tables, where);
    }

    Sql semiJoin() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
        boolean negated = choice.percent(33);
        Sql inner = choice.percent(60) ? Sql.of(" AND ", conditions.any(b.refs(), 1)) : Sql.of("");
        List<Pair> pairs = clauses.pairs(a, b);
        Sql from = Sql.of(" FROM ", b.declaration(), " WHERE ");
        SubQuery semi = choice.percent(50) && !pairs.isEmpty()
                ? new Quantified(
                        List.of(Sql.of(pairs.get(0).left())),
                        negated ? Comparator.NOT_IN : Comparator.IN,
                        Sql.of("SELECT ", pairs.get(0).right(), " AS c0", from, "1 = 1", inner))
                : new Exists(negated, Sql.of("SELECT 1 AS c0", from, new Correlation(Pair.equal(pairs)), inner));
        Sql pin = choice.percent(60) ? Sql.of(conditions.pin(a), choice.among(" AND ", " AND ", " OR ")) : Sql.of("");
        return Sql.of("SELECT ", clauses.outputs(a.refs()), " FROM ", a.declaration(), " WHERE ", pin, semi);
    }

    Sql scalarSubQuery() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
        Ref ref = choice.of(
                b.refs().stream().filter(each -> each.type().isOrdered()).toList());
        String value = choice.among("MAX(" + ref + ")", "MIN(" + ref + ")", "COUNT(*)", "COUNT(DISTINCT " + ref + ")");
        Sql condition = choice.percent(70)
                ? Sql.of(new Correlation(Pair.equal(clauses.pairs(a, b))))
                : conditions.any(b.refs(), 1);
        Sql body = Sql.of("SELECT ", value, " AS c0 FROM ", b.declaration(), " WHERE ", condition);
        SubQuery sub = new Scalar(body, value.startsWith("COUNT") ? CellType.BIGINT : ref.type());
        return Sql.of(
                "SELECT ", clauses.outputs(a.refs()), ", ", sub, " AS x FROM ", a.declaration(), clauses.where(a));
    }

    /** Three tables, of which each has something in common with the one before. */
    Sql chain() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
        Source c = clauses.source("c");
        List<Ref> refs = both(both(a.refs(), b.refs()), c.refs());
        return Sql.of(
                "SELECT ",
                clauses.outputs(refs),
                " FROM ",
                a.declaration(),
                " ",
                choice.among("JOIN", "LEFT JOIN"),
                " ",
                b.declaration(),
                " ON ",
                Pair.equal(clauses.pairs(a, b)),
                " ",
                choice.among("JOIN", "LEFT JOIN"),
                " ",
                c.declaration(),
                " ON ",
                Pair.equal(clauses.pairs(b, c)),
                " WHERE ",
                conditions.pin(a),
                choice.percent(40) ? Sql.of(" AND ", conditions.any(refs, 1)) : "");
    }

    /** The rows of one table beside what another's groups say of them. */
    Sql withGroups() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
        Ref value = choice.of(b.refs());
        Ref key = choice.of(b.refs());
        Sql groups = Sql.of(
                "SELECT ",
                key,
                " AS k, COUNT(*) AS n, COUNT(",
                value,
                ") AS v FROM ",
                b.declaration(),
                clauses.where(b),
                " GROUP BY ",
                key);
        List<Ref> fitting =
                a.refs().stream().filter(ref -> ref.type() == key.type()).toList();
        Sql on = fitting.isEmpty() ? Sql.of("q.n = 1") : Sql.of(choice.of(fitting), " = q.k");
        return Sql.of(
                "SELECT ",
                clauses.outputs(a.refs()),
                ", q.n, q.v FROM ",
                a.declaration(),
                " ",
                choice.among("JOIN", "LEFT JOIN"),
                " (",
                groups,
                ") q ON ",
                on,
                " WHERE ",
                conditions.pin(a));
    }
}
