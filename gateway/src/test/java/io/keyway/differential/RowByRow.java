package io.keyway.differential;

import io.keyway.differential.Answer.Rows;
import io.keyway.differential.Source.Declared;
import io.keyway.differential.Source.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a query with sub-queries means, by SQL's definition: each sub-query is asked for by itself, once for each
 * combination of outer values, and what is left is a query without sub-queries.
 *
 * <pre>
 * SELECT a.k FROM t a WHERE EXISTS (SELECT 1 FROM u b WHERE b.x = a.i)
 *
 *   SELECT DISTINCT a.i FROM t a                                     ->  1, 2, null
 *   SELECT COUNT(*) FROM (SELECT 1 FROM u b WHERE b.x = CAST(1 AS INTEGER)) q    ->  3, and so on
 *   SELECT a.k FROM t a WHERE CASE WHEN a.i IS NOT DISTINCT FROM 1 THEN TRUE ELSE FALSE END
 * </pre>
 *
 * <p>The engine that it asks sees no sub-query that depends on an outer row, and no LATERAL.
 */
final class RowByRow {
    private final Function<Sql, Answer> engine;
    private final int mostQueries;
    private int queries;

    /**
     * Asks an engine.
     *
     * @param engine answers queries without correlated sub-queries
     * @param mostQueries how many of them are worth one answer
     */
    RowByRow(Function<Sql, Answer> engine, int mostQueries) {
        this.engine = engine;
        this.mostQueries = mostQueries;
    }

    /** The answer to a query, or none if a part has none. */
    Answer answer(Sql query) {
        try {
            queries = 0;
            return engine.apply(new Block(query).resolved());
        } catch (NoAnswer e) {
            return e.refused;
        }
    }

    private List<List<@Nullable Object>> rows(Sql query) {
        if (++queries > mostQueries) {
            throw tooMany();
        }
        Answer answer = engine.apply(new Block(query).resolved());
        if (answer instanceof Rows rows) {
            return rows.values();
        }
        throw new NoAnswer((Answer.Refused) answer);
    }

    private NoAnswer tooMany() {
        return new NoAnswer(Answer.Refused.because("more than " + mostQueries + " queries"));
    }

    /** The end of all attempts. */
    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Answer.Refused refused;

        NoAnswer(Answer.Refused refused) {
            super(refused.reason());
            this.refused = refused;
        }
    }

    /** A query that depends on no outer row. */
    private final class Block {
        private final Sql query;
        private final Map<String, Declared> tables = new HashMap<>();
        private final Map<String, LateralRows> laterals = new HashMap<>();

        Block(Sql query) {
            this.query =
                    query.replaced(piece -> piece instanceof Windowed windowed ? windowed.written() : Sql.of(piece));
            for (Piece piece : this.query.pieces()) {
                if (piece instanceof Declared table) {
                    tables.put(table.alias(), table);
                }
            }
        }

        /** The query with tables of rows instead of LATERAL, and values instead of sub-queries. */
        Sql resolved() {
            return query.replaced(piece -> piece instanceof LateralJoin join ? joined(join) : Sql.of(piece))
                    .replaced(this::resolved);
        }

        private Sql resolved(Piece piece) {
            if (piece instanceof SubQuery sub) {
                return valueByRow(sub);
            }
            if (piece instanceof Correlation correlation) {
                return correlation.condition().replaced(this::resolved);
            }
            if (piece instanceof Declared table) {
                return Sql.of(new Block(table.from()).resolved(), " ", table.alias());
            }
            return Sql.of(piece);
        }

        private Sql joined(LateralJoin join) {
            List<Ref> outer = join.body().outer();
            LateralRows found = new LateralRows(join.source(), outer);
            for (Map<String, Sql> values : combinations(outer)) {
                rows(join.body().with(values)).forEach(row -> found.add(values, row));
            }
            laterals.put(join.source().alias(), found);
            return found.joined(join);
        }

        /** Each column's values, in every combination that a row can have, and null for rows of outer joins. */
        private List<Map<String, Sql>> combinations(List<Ref> refs) {
            Map<String, List<Ref>> byTable = refs.stream()
                    .collect(Collectors.groupingBy(
                            ref -> ref.source().alias(), LinkedHashMap::new, Collectors.toList()));
            List<Map<String, Sql>> result = List.of(Map.of());
            for (List<Ref> ofTable : byTable.values()) {
                List<Map<String, Sql>> extended = new ArrayList<>();
                for (Map<String, Sql> some : result) {
                    for (List<Sql> row : values(ofTable)) {
                        Map<String, Sql> more = new LinkedHashMap<>(some);
                        IntStream.range(0, row.size())
                                .forEach(i -> more.put(ofTable.get(i).toString(), row.get(i)));
                        extended.add(more);
                    }
                }
                result = extended;
            }
            if (queries + result.size() > mostQueries) {
                throw tooMany();
            }
            return result;
        }

        private List<List<Sql>> values(List<Ref> ofTable) {
            String alias = ofTable.get(0).source().alias();
            List<List<Sql>> rows = new ArrayList<>();
            if (laterals.containsKey(alias)) {
                rows.addAll(laterals.get(alias).values(ofTable));
            } else {
                Sql distinct = Sql.of("SELECT DISTINCT ", Sql.join(", ", ofTable), " FROM ", tables.get(alias));
                rows(distinct).forEach(row -> rows.add(literals(ofTable, row)));
            }
            List<Sql> nulls =
                    ofTable.stream().map(ref -> ref.type().typedLiteral(null)).toList();
            return Stream.concat(rows.stream(), Stream.of(nulls)).distinct().toList();
        }

        /** Which value a sub-query has, for whatever outer values. */
        private Sql valueByRow(SubQuery sub) {
            Map<Sql, List<Sql>> rowsByValue = new LinkedHashMap<>();
            for (Map<String, Sql> values : combinations(sub.outer())) {
                SubQuery one = (SubQuery) sub.with(values).pieces().get(0);
                rowsByValue
                        .computeIfAbsent(value(one), value -> new ArrayList<>())
                        .add(same(values));
            }
            Sql last = null;
            List<Sql> cases = new ArrayList<>();
            for (Map.Entry<Sql, List<Sql>> value : rowsByValue.entrySet()) {
                if (last != null) {
                    cases.add(last);
                }
                last = Sql.of(" WHEN ", Sql.join(" OR ", value.getValue()), " THEN ", value.getKey());
            }
            Sql otherwise = List.copyOf(rowsByValue.keySet()).get(rowsByValue.size() - 1);
            return cases.isEmpty() ? otherwise : Sql.of("(CASE", Sql.join("", cases), " ELSE ", otherwise, " END)");
        }
    }

    private static Sql same(Map<String, Sql> values) {
        List<Sql> pairs = values.entrySet().stream()
                .map(value -> Sql.of(value.getKey(), " IS NOT DISTINCT FROM ", value.getValue()))
                .toList();
        return Sql.of("(", Sql.join(" AND ", pairs), ")");
    }

    private static List<Sql> literals(List<Ref> refs, List<@Nullable Object> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> refs.get(i).type().typedLiteral(row.get(i)))
                .toList();
    }

    /** The value of a sub-query that depends on no outer row. */
    private Sql value(SubQuery sub) {
        if (sub instanceof SubQuery.Exists exists) {
            return truth(rows(exists.body()).isEmpty() == exists.negated());
        }
        if (sub instanceof SubQuery.Scalar scalar) {
            List<List<@Nullable Object>> rows = rows(scalar.body());
            if (rows.size() > 1) {
                throw new NoAnswer(new Answer.Refused("21000", "a sub-query that finds several rows", false));
            }
            return scalar.type()
                    .typedLiteral(rows.isEmpty() ? null : rows.get(0).get(0));
        }
        return quantified((SubQuery.Quantified) sub);
    }

    /** SQL:2016, 8.9: whether all are true, or one, or else one is unknown. */
    private Sql quantified(SubQuery.Quantified sub) {
        Sql comparison = sub.comparator().withRow(sub.operands(), "q");
        List<@Nullable Object> counts = rows(Sql.of(
                        "SELECT COUNT(*) AS n, COUNT(CASE WHEN ",
                        comparison,
                        " THEN 1 END) AS t, COUNT(CASE WHEN NOT ",
                        comparison,
                        " THEN 1 END) AS f FROM (",
                        sub.body(),
                        ") q"))
                .get(0);
        long all = count(counts.get(0));
        long holds = count(counts.get(1));
        long fails = count(counts.get(2));
        boolean every = sub.comparator().isOfEvery();
        if (every ? fails > 0 : holds > 0) {
            return truth(!every);
        }
        return holds + fails < all ? CellType.BOOLEAN.typedLiteral(null) : truth(every);
    }

    private static long count(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static Sql truth(boolean value) {
        return Sql.of(value ? "TRUE" : "FALSE");
    }
}
