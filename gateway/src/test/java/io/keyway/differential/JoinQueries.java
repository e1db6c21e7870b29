package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        String equal = equal(a, b);
        Sql on = Sql.of(choice.percent(10) ? equal.replace(" = ", " IS NOT DISTINCT FROM ") : equal);
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
        return Sql.of("SELECT ", clauses.outputs(a.refs()), " FROM ", a.declaration(), " WHERE ", pin, semi);
    }

    Sql scalarSubQuery() {
        Source a = clauses.source("a");
        Source b = clauses.source("b");
        Ref ref = choice.of(
                b.refs().stream().filter(each -> each.type().isOrdered()).toList());
        String value = choice.among("MAX(" + ref + ")", "MIN(" + ref + ")", "COUNT(*)", "COUNT(DISTINCT " + ref + ")");
        Sql condition = choice.percent(70) ? Sql.of(equal(a, b)) : conditions.any(b.refs(), 1);
        Sql sub = Sql.of("(SELECT ", value, " FROM ", b.declaration(), " WHERE ", condition, ")");
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
                equal(a, b),
                " ",
                choice.among("JOIN", "LEFT JOIN"),
                " ",
                c.declaration(),
                " ON ",
                equal(b, c),
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

    private static List<Ref> both(List<Ref> some, List<Ref> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
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
}
