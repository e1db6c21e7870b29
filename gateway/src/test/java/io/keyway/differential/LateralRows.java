package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that a LATERAL query has for each combination of outer values, as one table that is joined by these values. */
final class LateralRows {
    private final Source source;
    private final List<Ref> outer;
    /** Outer values, then those of the query's columns. */
    private final List<List<Sql>> rows = new ArrayList<>();

    /**
     * No rows yet.
     *
     * @param source the query's columns
     * @param outer the columns of outer rows that it depends on
     */
    LateralRows(Source source, List<Ref> outer) {
        this.source = source;
        this.outer = outer;
    }

    /** A row that is there for an outer row with such values. */
    void add(Map<String, Sql> values, List<@Nullable Object> row) {
        List<Sql> literals = new ArrayList<>();
        outer.forEach(ref -> literals.add(Objects.requireNonNull(values.get(ref.toString()))));
        for (Ref ref : source.refs()) {
            literals.add(ref.type().typedLiteral(row.get(literals.size() - outer.size())));
        }
        rows.add(literals);
    }

    /** What the columns hold. */
    List<List<Sql>> values(List<Ref> columns) {
        List<String> names = source.refs().stream().map(Ref::toString).toList();
        List<Integer> places = columns.stream()
                .map(ref -> outer.size() + names.indexOf(ref.toString()))
                .toList();
        return rows.stream().map(row -> places.stream().map(row::get).toList()).toList();
    }

    /** The join with the table. A row that matches nothing gives the columns their types. */
    Sql joined(LateralJoin join) {
        List<Sql> table = new ArrayList<>();
        List<Sql> nulls = Stream.concat(outer.stream(), source.refs().stream())
                .map(ref -> ref.type().typedLiteral(null))
                .toList();
        table.add(Sql.of("(0, ", Sql.join(", ", nulls), ")"));
        rows.forEach(row -> table.add(Sql.of("(1, ", Sql.join(", ", row), ")")));
        List<Sql> names = new ArrayList<>();
        names.add(Sql.of("hit"));
        List<Sql> same = new ArrayList<>();
        same.add(Sql.of(source.alias(), ".hit = 1"));
        for (Ref ref : outer) {
            String name = "o" + (names.size() - 1);
            names.add(Sql.of(name));
            same.add(Sql.of(ref, " IS NOT DISTINCT FROM ", source.alias(), ".", name));
        }
        source.columns().forEach(column -> names.add(Sql.of(column.name())));
        if (join.kind().hasCondition()) {
            same.add(Sql.of("(", join.on(), ")"));
        }
        return Sql.of(
                join.kind() == LateralJoin.Kind.LEFT ? " LEFT JOIN (VALUES " : " JOIN (VALUES ",
                Sql.join(", ", table),
                ") AS ",
                source.alias(),
                "(",
                Sql.join(", ", names),
                ") ON ",
                Sql.join(" AND ", same));
    }
}
