package io.keyway.route;

import io.keyway.model.Dependencies;
import io.keyway.model.Dependency;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.FilterSplit;
import io.keyway.route.RouteStep.How;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the query tables to join so that together they hold all columns.
 *
 * <p>A table may be joined on columns that are never null, that both sides hold, and that determine every column taken
 * from it. Lookups by partition key come first; a table is read by itself only when no chain of lookups covers.
 *
 * @param tables the query tables, in the model's order
 * @param dependencies what determines what
 * @param notNull the columns that cannot be null
 * @param conjuncts the conditions of the query, some of which may be asked of joined tables too
 */
record JoinSearch<C>(
        List<ServingTable> tables, Dependencies dependencies, Set<String> notNull, List<Conjunct<C>> conjuncts) {

    /** The tables so far, and the columns they give. */
    private record Chain(List<Link> links, Set<String> columns) {}

    /** A table, how it is joined, on what, and which columns it adds. */
    private record Link(ServingTable table, How how, List<String> on, Set<String> adds) {}

    /**
     * The steps from a first table on.
     *
     * @param wanted all columns that are needed
     * @return empty when no combination of tables holds them
     */
    Optional<List<RouteStep<C>>> cover(ServingTable first, FilterSplit<C> split, Set<String> wanted) {
        Chain start = new Chain(List.of(new Link(first, How.FIRST, List.of(), first.columns())), first.columns());
        return shortest(start, wanted, false)
                .or(() -> shortest(start, wanted, true))
                .map(chain -> steps(chain, split, wanted));
    }

    private Optional<Chain> shortest(Chain start, Set<String> wanted, boolean mayScan) {
        Deque<Chain> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            Chain chain = queue.remove();
            if (chain.columns().containsAll(wanted)) {
                return Optional.of(chain);
            }
            // A table with one row for several of the logical table has lost the rows that more could be joined to.
            boolean extensible = start.links().get(0).table().rowGrain();
            if (extensible && chain.links().size() < tables.size()) {
                tables.stream()
                        .flatMap(table -> join(chain, table, mayScan).stream())
                        .forEach(queue::add);
            }
        }
        return Optional.empty();
    }

    private Optional<Chain> join(Chain chain, ServingTable table, boolean mayScan) {
        boolean used = chain.links().stream().anyMatch(link -> link.table().equals(table));
        if (used || table.missesRowsWhereNull(notNull).isPresent()) {
            return Optional.empty();
        }
        Set<String> common = new LinkedHashSet<>(table.columns());
        common.retainAll(chain.columns());
        common.retainAll(notNull);
        Set<String> adds = new LinkedHashSet<>(table.columns());
        adds.removeAll(chain.columns());
        adds.retainAll(dependencies.closure(common));
        if (adds.isEmpty()) {
            return Optional.empty();
        }
        boolean lookup = table.canBeLookedUpBy(common);
        if (!lookup && !mayScan) {
            return Optional.empty();
        }
        Set<String> on = new LinkedHashSet<>(determinant(common, adds));
        if (lookup) {
            on.addAll(table.effective().partitionKey());
        }
        Set<String> columns = new LinkedHashSet<>(chain.columns());
        columns.addAll(adds);
        Link link = new Link(table, lookup ? How.LOOKUP : How.HASH, List.copyOf(on), adds);
        return Optional.of(
                new Chain(Stream.concat(chain.links().stream(), Stream.of(link)).toList(), columns));
    }

    /** The smallest declared determinant among these columns that determines what is added; else all of them. */
    private List<String> determinant(Set<String> common, Set<String> adds) {
        return dependencies.all().stream()
                .map(Dependency::by)
                .filter(by -> common.containsAll(by) && dependencies.determines(by, adds))
                .findFirst()
                .orElse(List.copyOf(common));
    }

    /** From the last link to the first: what is read of each table is what it adds for the links after it. */
    private List<RouteStep<C>> steps(Chain chain, FilterSplit<C> split, Set<String> wanted) {
        Set<String> needed = new LinkedHashSet<>(wanted);
        Deque<RouteStep<C>> steps = new ArrayDeque<>();
        for (int i = chain.links().size() - 1; i >= 0; i--) {
            Link link = chain.links().get(i);
            Set<String> reads = new LinkedHashSet<>(link.adds());
            reads.retainAll(needed);
            if (link.how() != How.FIRST && reads.isEmpty()) {
                continue;
            }
            needed.addAll(link.on());
            reads.addAll(link.on());
            steps.addFirst(step(link, split, reads));
        }
        return new ArrayList<>(steps);
    }

    private RouteStep<C> step(Link link, FilterSplit<C> split, Set<String> reads) {
        List<String> columns =
                link.table().columns().stream().filter(reads::contains).toList();
        if (link.how() == How.FIRST) {
            return new RouteStep<>(link.table().effective(), split, columns, link.how(), link.on(), false);
        }
        boolean unique = dependencies
                .closure(link.on())
                .containsAll(link.table().effective().primaryKey());
        FilterSplit<C> none = FilterSplit.nothing(List.of());
        FilterSplit<C> own =
                link.how() == How.LOOKUP ? none : FilterSplit.of(link.table().effective(), askable(link.table()));
        return new RouteStep<>(link.table().effective(), own, columns, link.how(), link.on(), !unique);
    }

    /** The conditions that can be asked of a joined table by itself. */
    private List<Conjunct<C>> askable(ServingTable table) {
        return conjuncts.stream()
                .filter(conjunct -> table.columns().containsAll(conjunct.columns()))
                .toList();
    }
}
