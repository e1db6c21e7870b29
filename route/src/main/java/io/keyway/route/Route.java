package io.keyway.route;

import io.keyway.model.QueryTable;
import io.keyway.pushdown.FilterSplit;
import io.keyway.pushdown.Restriction.OnColumn;
import io.keyway.pushdown.Term;
import io.keyway.schema.CassandraTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a use of a logical table is answered.
 *
 * @param <C> how the calling engine represents conditions
 * @param logicalTable its name
 * @param steps the query tables to read, at least one
 * @param rejections the query tables that are not read, and why
 * @param keys the partition keys of which one must be pinned to avoid reading a whole table
 * @param suggestion a query table that would avoid it, if the route reads a whole table and there can be one
 */
public record Route<C>(
        String logicalTable,
        List<RouteStep<C>> steps,
        List<Rejection> rejections,
        List<List<String>> keys,
        Optional<QueryTable> suggestion)
        implements RouteResult<C> {
    public Route {
        steps = List.copyOf(steps);
        rejections = List.copyOf(rejections);
        keys = List.copyOf(keys);
    }

    @Override
    public <T> T either(Function<Route<C>, T> found, Function<NoRoute<C>, T> none) {
        return found.apply(this);
    }

    /** The step that is read first. */
    public RouteStep<C> first() {
        return steps.get(0);
    }

    /** Whether some step reads a whole table. */
    public boolean isFullScan() {
        return scans() > 0;
    }

    /** The numbers of the outer rows that give a partition key, where no whole table is read; empty where none do. */
    public Set<Integer> keyGivers() {
        return isFullScan()
                ? Set.of()
                : Term.outerRows(first().split().partitions().terms());
    }

    /** How many steps read a whole table. */
    int scans() {
        return (int) steps.stream()
                .filter(step ->
                        step.how() != RouteStep.How.LOOKUP && step.split().isScan())
                .count();
    }

    /** How many steps ask a secondary index, and so every node. */
    int indexReads() {
        return (int) steps.stream()
                .filter(step -> step.split().partitions().index().isPresent())
                .count();
    }

    /** Why this route was chosen, as half a sentence. */
    public String reason() {
        FilterSplit<C> split = first().split();
        Optional<OnColumn> index = split.partitions().index();
        if (index.isPresent()) {
            return "a secondary index finds " + index.get().column();
        }
        if (!split.isPinned()) {
            return "nothing pins a partition key, so the whole table is read";
        }
        if (!keyGivers().isEmpty()) {
            return "the outer row gives its partition key ("
                    + String.join(", ", first().table().partitionKey()) + ")";
        }
        String pinned = String.join(", ", first().table().partitionKey())
                + (split.partitions().count() == 1
                        ? ""
                        : " in " + split.partitions().count() + " keys");
        long clustering =
                split.clustering().stream().filter(OnColumn::isOneValue).count();
        return "its partition key is pinned (" + pinned + ")"
                + (clustering > 0 ? ", and " + clustering + " of its clustering columns" : "");
    }

    /** The partition keys that would serve, in words: {@code sessionid, (userid, sessionid) or song}. */
    public static String keysInWords(List<List<String>> keys) {
        List<String> words = keys.stream()
                .map(key -> key.size() == 1 ? key.get(0) : "(" + String.join(", ", key) + ")")
                .distinct()
                .toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    /** The table of each step, for messages. */
    public List<String> tables() {
        return steps.stream().map(RouteStep::table).map(CassandraTable::name).toList();
    }
}
