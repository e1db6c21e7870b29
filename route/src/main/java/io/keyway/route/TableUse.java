package io.keyway.route;

import io.keyway.catalog.CatalogTable;
import io.keyway.pushdown.Conjunct;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One use of a logical table in a query.
 *
 * @param <C> how the calling engine represents conditions
 * @param table the table
 * @param output the columns that the query needs of each row, besides those of the conditions
 * @param conjuncts the conditions that a row must satisfy
 * @param duplicates whether it matters how often a row occurs
 */
public record TableUse<C>(
        CatalogTable.Logical table, Set<String> output, List<Conjunct<C>> conjuncts, boolean duplicates) {
    public TableUse {
        // Ordered, so that the same query is always explained in the same words.
        output = Collections.unmodifiableSet(new LinkedHashSet<>(output));
        conjuncts = List.copyOf(conjuncts);
    }

    /** The columns that cannot be null: declared so, of the key, or null nowhere where the conditions hold. */
    Set<String> notNull() {
        Set<String> names = new LinkedHashSet<>(table.declared().key());
        table.declared().columns().stream()
                .filter(column -> !column.nullable())
                .forEach(column -> names.add(column.name()));
        conjuncts.forEach(conjunct -> names.addAll(conjunct.rejectsNull()));
        return names;
    }
}
