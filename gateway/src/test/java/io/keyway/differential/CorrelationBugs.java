package io.keyway.differential;

import io.keyway.differential.LateralJoin.Kind;
import io.keyway.differential.Source.Ref;
import io.keyway.differential.SubQuery.Comparator;
import io.keyway.differential.SubQuery.Exists;
import io.keyway.differential.SubQuery.Quantified;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Mistakes with sub-queries that the comparison must be able to find: another query is answered than was asked. */
final class CorrelationBugs {
    private CorrelationBugs() {}

    static List<Bug> all() {
        return List.of(
                subQueries("one of two tables in a sub-query forgets its outer value", CorrelationBugs::withoutLast),
                subQueries("the windows of a sub-query see every row", CorrelationBugs::overAllRows),
                subQueries("EXISTS that depends on no outer row is true", CorrelationBugs::isThere),
                subQueries("LEFT JOIN LATERAL loses rows that find nothing", CorrelationBugs::inner),
                subQueries("what one outer value finds is taken for what another finds", CorrelationBugs::remembered),
                subQueries("NOT IN overlooks nulls", CorrelationBugs::withoutNulls));
    }

    private static Bug subQueries(String name, Function<Nested, Sql> change) {
        return Bug.inQueries(name, query -> changed(query, change));
    }

    /** Every sub-query changed, and those within it before. */
    private static Sql changed(Sql sql, Function<Nested, Sql> change) {
        return sql.replaced(piece -> piece instanceof Nested nested
                ? change.apply(nested.withBody(changed(nested.body(), change)))
                : Sql.of(piece));
    }

    private static Sql withoutLast(Nested sub) {
        List<Piece> conditions = sub.body().pieces().stream()
                .filter(Correlation.class::isInstance)
                .toList();
        return conditions.size() < 2
                ? Sql.of(sub)
                : withPieces(
                        sub, piece -> piece == conditions.get(conditions.size() - 1) ? Sql.of("1 = 1") : Sql.of(piece));
    }

    private static Sql overAllRows(Nested sub) {
        return withPieces(sub, piece -> piece instanceof Windowed windowed ? windowed.overAllRows() : Sql.of(piece));
    }

    private static Sql withPieces(Nested sub, Function<Piece, Sql> change) {
        return Sql.of(sub.withBody(sub.body().replaced(change)));
    }

    private static Sql isThere(Nested sub) {
        return sub instanceof Exists exists && exists.outer().isEmpty()
                ? Sql.of(exists.negated() ? "FALSE" : "TRUE")
                : Sql.of(sub);
    }

    private static Sql inner(Nested sub) {
        return Sql.of(sub instanceof LateralJoin join && join.kind() == Kind.LEFT ? join.withKind(Kind.INNER) : sub);
    }

    private static Sql remembered(Nested sub) {
        List<Ref> outer = sub.body().outer();
        if (outer.isEmpty()) {
            return Sql.of(sub);
        }
        Ref last = outer.get(outer.size() - 1);
        Sql first = last.type().typedLiteral(last.type().domain().get(0));
        return Sql.of(sub.withBody(sub.body().with(Map.of(last.toString(), first))));
    }

    private static Sql withoutNulls(Nested sub) {
        return sub instanceof Quantified quantified && quantified.comparator() == Comparator.NOT_IN
                ? Sql.of(
                        "NOT EXISTS (SELECT 1 AS c0 FROM (",
                        quantified.body(),
                        ") n WHERE ",
                        Comparator.IN.withRow(quantified.operands(), "n"),
                        ")")
                : Sql.of(sub);
    }
}
