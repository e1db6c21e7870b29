package io.keyway.route;

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
import java.util.stream.Stream;

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
                .map(effective -> ServingTable.of(use.table().declared(), effective, dependencies))
                .toList();
        this.notNull = use.notNull();
    }

    /**
     * The best route, or why no combination of query tables holds the columns soundly.
     */
    public static <C> RouteResult<C> route(TableUse<C> use) {
        return new Router<>(use).best();
    }

    private RouteResult<C> best() {
        List<List<String>> keys = new ArrayList<>();
        List<Route<C>> routes = new ArrayList<>();
        for (ServingTable table : tables) {
            if (unsound(table).isEmpty()) {
                keys.add(table.effective().partitionKey());
                route(table)
                        .ifPresent(steps -> routes.add(
                                new Route<>(use.table().name(), steps, List.of(), List.of(), Optional.empty())));
            }
        }
        Optional<Route<C>> best = routes.stream().min(RANKING);
        return best.isPresent() ? explained(best.get(), keys) : nothingServes();
    }

    /** The route with the reasons against others. */
    private Route<C> explained(Route<C> best, List<List<String>> keys) {
        Optional<QueryTable> suggestion = best.isFullScan() ? QueryTableSuggestion.of(use) : Optional.empty();
        return new Route<>(best.logicalTable(), best.steps(), rejections(best.tables()), keys, suggestion);
    }

    /** Why a table cannot stand for the rows of the logical table; empty when it can. */
    private Optional<String> unsound(ServingTable table) {
        if (!table.rowGrain() && use.duplicates()) {
            return Optional.of("it holds one row for each ("
                    + String.join(", ", table.effective().primaryKey()) + "), which is not one for each row of "
                    + use.table().name());
        }
        return table.missesRowsWhereNull(notNull)
                .map(column -> "it lacks the rows in which " + column + " is null, which the query does not exclude");
    }

    private Optional<List<RouteStep<C>>> route(ServingTable first) {
        FilterSplit<C> split = FilterSplit.of(first.effective(), readable(first));
        return new JoinSearch<>(tables, dependencies, notNull, use.conjuncts()).cover(first, split, wanted(split));
    }

    /** What must be read when conditions are divided so: the output, and what the residual conditions look at. */
    private Set<String> wanted(FilterSplit<C> split) {
        Set<String> wanted = new LinkedHashSet<>(use.output());
        split.residual().forEach(conjunct -> wanted.addAll(conjunct.columns()));
        return wanted;
    }

    /** The conditions, without restrictions on columns that the table may not serve. */
    private List<Conjunct<C>> readable(ServingTable table) {
        return use.conjuncts().stream()
                .map(conjunct -> table.columns().containsAll(conjunct.columns()) ? conjunct : conjunct.unpushable())
                .toList();
    }

    /** Why each table is not read, except some. */
    private List<Rejection> rejections(List<String> except) {
        Stream<Rejection> ofTables = tables.stream()
                .filter(table -> !except.contains(table.effective().name()))
                .map(table -> new Rejection(table.effective().name(), reason(table)));
        Stream<Rejection> ofProblems = use.table().problems().stream().map(problem -> new Rejection("", problem));
        return Stream.concat(ofTables, ofProblems).toList();
    }

    private String reason(ServingTable table) {
        Optional<String> unsound = unsound(table);
        if (unsound.isPresent()) {
            return unsound.get();
        }
        List<String> reasons = new ArrayList<>();
        FilterSplit<C> split = FilterSplit.of(table.effective(), readable(table));
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

    private NoRoute<C> nothingServes() {
        Set<String> wanted = wanted(FilterSplit.nothing(use.conjuncts()));
        return new NoRoute<>(
                use.table().name(),
                rejections(List.of()),
                wanted.stream().sorted().toList());
    }
}
