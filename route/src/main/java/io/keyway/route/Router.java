package io.keyway.route;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.model.Dependencies;
import io.keyway.model.QueryTable;
import io.keyway.pushdown.Conjunct;
import io.keyway.pushdown.FilterSplit;
import io.keyway.pushdown.Restriction.EqualityOrIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the query tables for one use of a logical table.
 *
 * <p>Cassandra has no statistics of rows, so the choice is a fixed ranking: no scan before a scan, known partitions
 * before a secondary index, fewer partitions, longer clustering prefix, fewer tables, fewer columns; ties go to the table declared first.
 */
public final class Router<C> {
    private static final Comparator<Route<?>> RANKING = Comparator.<Route<?>>comparingInt(Route::scans)
            .thenComparingInt(Route::indexReads)
            .thenComparingLong(route -> route.first().split().partitions().count())
            .thenComparingInt(route -> -route.first().split().clustering().size())
            .thenComparingInt(route -> route.steps().size())
            .thenComparingInt(route -> route.first().table().columns().size());

    private final TableUse<C> use;
    private final List<ServingTable> tables;
    private final Set<String> notNull;
    private final Dependencies dependencies;

    private Router(TableUse<C> use) {
        this.use = use;
        this.dependencies = Dependencies.of(use.table().declared());
        this.tables = use.table().queryTables().stream()
                .map(live -> ServingTable.of(use.table().declared(), live, dependencies))
                .toList();
        this.notNull = use.notNull();
    }

    /**
     * The best route.
     *
     * @throws KeywayException UNSUPPORTED_SQL when no combination of query tables holds the columns soundly, saying why
     *     each table does not
     */
    public static <C> Route<C> route(TableUse<C> use) {
        return new Router<>(use).best();
    }

    private Route<C> best() {
        List<List<String>> keys = new ArrayList<>();
        List<Route<C>> routes = new ArrayList<>();
        for (ServingTable table : tables) {
            if (unsound(table).isEmpty()) {
                keys.add(table.live().partitionKey());
                route(table)
                        .ifPresent(steps -> routes.add(
                                new Route<>(use.table().name(), steps, List.of(), List.of(), Optional.empty())));
            }
        }
        Route<C> best = routes.stream().min(RANKING).orElseThrow(this::nothingServes);
        Optional<QueryTable> suggestion = best.isFullScan() ? QueryTableSuggestion.of(use) : Optional.empty();
        return new Route<>(best.logicalTable(), best.steps(), rejections(best), keys, suggestion);
    }

    /** Why a table cannot stand for the rows of the logical table; empty when it can. */
    private Optional<String> unsound(ServingTable table) {
        if (!table.rowGrain() && use.duplicates()) {
            return Optional.of("it holds one row for each ("
                    + String.join(", ", table.live().primaryKey()) + "), which is not one for each row of "
                    + use.table().name());
        }
        return table.missesRowsWhereNull(notNull)
                .map(column -> "it lacks the rows in which " + column + " is null, which the query does not exclude");
    }

    private Optional<List<RouteStep<C>>> route(ServingTable first) {
        FilterSplit<C> split = FilterSplit.of(first.live(), readable(first));
        return new JoinSearch<>(tables, dependencies, notNull, use.conjuncts()).cover(first, split, wanted(split));
    }

    /** What must be read when conditions are divided so: the output, and what the residual conditions look at. */
    private Set<String> wanted(FilterSplit<C> split) {
        Set<String> wanted = new LinkedHashSet<>(use.output());
        split.residual().forEach(conjunct -> wanted.addAll(conjunct.columns()));
        return wanted;
    }

    /** The conditions with the restrictions on columns that the table may not serve taken off. */
    private List<Conjunct<C>> readable(ServingTable table) {
        return use.conjuncts().stream()
                .map(conjunct -> table.columns().containsAll(conjunct.columns()) ? conjunct : conjunct.unpushable())
                .toList();
    }

    private List<Rejection> rejections(Route<C> best) {
        List<Rejection> result = new ArrayList<>();
        for (ServingTable table : tables) {
            if (!best.tables().contains(table.live().name())) {
                result.add(new Rejection(table.live().name(), reason(table)));
            }
        }
        use.table().problems().forEach(problem -> result.add(new Rejection("", problem)));
        return result;
    }

    private String reason(ServingTable table) {
        Optional<String> unsound = unsound(table);
        if (unsound.isPresent()) {
            return unsound.get();
        }
        List<String> reasons = new ArrayList<>();
        FilterSplit<C> split = FilterSplit.of(table.live(), readable(table));
        if (!split.isPinned()) {
            Set<String> pinnable = new LinkedHashSet<>();
            readable(table).stream()
                    .flatMap(conjunct -> conjunct.restrictions(EqualityOrIn.class))
                    .forEach(points -> pinnable.add(points.column()));
            List<String> open = table.unpinned(pinnable);
            reasons.add(words(open) + (open.size() == 1 ? " is" : " are") + " not pinned");
        }
        List<String> lacking = wanted(split).stream()
                .filter(column -> !table.columns().contains(column))
                .toList();
        if (!lacking.isEmpty()) {
            reasons.add("it has no " + words(lacking));
        }
        if (reasons.isEmpty()) {
            reasons.add(
                    split.isPinned() ? "another table reads less or was declared first" : "another table is narrower");
        }
        return String.join("; ", reasons);
    }

    private static String words(List<String> names) {
        return String.join(", ", names);
    }

    private KeywayException nothingServes() {
        StringBuilder reasons = new StringBuilder();
        for (ServingTable table : tables) {
            reasons.append("\n  ").append(table.live().name()).append(": ").append(reason(table));
        }
        use.table().problems().forEach(problem -> reasons.append("\n  ").append(problem));
        Set<String> wanted = wanted(FilterSplit.nothing(use.conjuncts()));
        return new KeywayException(
                        ErrorCode.UNSUPPORTED_SQL,
                        "no query table of " + use.table().name() + " can answer this" + reasons)
                .withHint("exclude nulls of the named columns with IS NOT NULL, or declare a query table that has "
                        + words(wanted.stream().sorted().toList()));
    }
}
