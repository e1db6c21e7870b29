package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Range;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the ends that several conditions set to one column together. */
final class Ranges {
    private Ranges() {}

    /**
     * The first lower and the first upper end for the column, as one range. Binary numbers are asked for up to the ones
     * nearest to the ends, and checked again.
     *
     * @param type the column's
     * @param decided is added each condition of which nothing remains to be checked
     */
    static <C> Optional<Range> of(String column, DataType type, List<Conjunct<C>> conjuncts, Set<Conjunct<C>> decided) {
        boolean approximate = KeyTypes.isApproximate(type);
        Bound lower = null;
        Bound upper = null;
        for (Conjunct<C> conjunct : conjuncts) {
            for (Restriction restriction : conjunct.restrictions()) {
                if (!(restriction instanceof Range range) || !range.column().equals(column)) {
                    continue;
                }
                boolean taken = range.lower() != null && lower != null || range.upper() != null && upper != null;
                if (!taken) {
                    lower = range.lower() != null ? end(range.lower(), approximate) : lower;
                    upper = range.upper() != null ? end(range.upper(), approximate) : upper;
                    if (conjunct.isDecidedBy(range) && !approximate) {
                        decided.add(conjunct);
                    }
                }
            }
        }
        return lower == null && upper == null ? Optional.empty() : Optional.of(new Range(column, lower, upper));
    }

    private static Bound end(Bound bound, boolean approximate) {
        return approximate ? new Bound(bound.value(), true) : bound;
    }
}
