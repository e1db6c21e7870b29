package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes conditions by which the rows of a sub-query depend on an outer row. */
final class Correlations {
    private final Choice choice;
    private final Conditions conditions;

    Correlations(Choice choice, Conditions conditions) {
        this.choice = choice;
        this.conditions = conditions;
    }

    /**
     * A condition on the rows of a table.
     *
     * @param inner the table
     * @param outer the columns of outer rows; if there are none, nothing depends on them
     */
    Sql any(Source inner, List<Ref> outer) {
        if (outer.isEmpty()) {
            return conditions.any(inner.refs(), 1);
        }
        Sql condition = switch (choice.between(0, 11)) {
            case 0 -> pair(inner, outer, choice.among(" < ", " >= ", " <> "));
            case 1 -> pair(inner, outer, " IS NOT DISTINCT FROM ");
            case 2 -> Sql.of("(", equal(inner, outer), " OR ", conditions.any(inner.refs(), 0), ")");
            case 3 -> conditions.any(List.of(choice.of(outer)), 0);
            case 4 -> conditions.any(both(inner.refs(), outer), 1);
            case 5 -> Sql.of("NOT (", equal(inner, outer), ")");
            default -> equal(inner, outer);
        };
        return Sql.of(new Correlation(condition));
    }

    private Sql equal(Source inner, List<Ref> outer) {
        Optional<Sql> key = choice.percent(60) ? key(inner, outer) : Optional.empty();
        return key.orElseGet(() -> pair(inner, outer, " = "));
    }

    /** The partition key of some query table, if outer columns of its types are there. */
    private Optional<Sql> key(Source inner, List<Ref> outer) {
        for (QueryTable table : choice.shuffled(inner.table().queryTables())) {
            List<Sql> pairs = new ArrayList<>();
            for (String name : table.partitionKey()) {
                inner.refs().stream()
                        .filter(ref -> ref.column().name().equals(name))
                        .flatMap(ref -> some(outer, ref.type()).map(other -> Sql.of(ref, " = ", other)))
                        .forEach(pairs::add);
            }
            if (pairs.size() == table.partitionKey().size()) {
                return Optional.of(Sql.join(" AND ", pairs));
            }
        }
        return Optional.empty();
    }

    private Stream<Ref> some(List<Ref> refs, CellType type) {
        List<Ref> fitting = refs.stream().filter(ref -> ref.type() == type).toList();
        return fitting.isEmpty() ? Stream.of() : Stream.of(choice.of(fitting));
    }

    /** Two columns of one type beside each other. */
    private Sql pair(Source inner, List<Ref> outer, String operator) {
        for (Ref ref : choice.shuffled(inner.refs())) {
            Optional<Ref> other = some(outer, ref.type()).findFirst();
            boolean comparable = ref.type().isOrdered() || operator.length() < 3 || operator.contains("=");
            if (other.isPresent() && comparable && ref.type() != CellType.BOOLEAN) {
                return choice.percent(50) ? Sql.of(ref, operator, other.get()) : Sql.of(other.get(), operator, ref);
            }
        }
        return Sql.of(choice.of(outer), " IS NOT NULL");
    }

    static List<Ref> both(List<Ref> some, List<Ref> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
