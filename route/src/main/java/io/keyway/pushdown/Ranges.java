package io.keyway.pushdown;

import com.datastax.oss.driver.api.core.type.DataType;
import io.keyway.pushdown.Restriction.Bound;
import io.keyway.pushdown.Restriction.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Combines the ends of ranges that several conditions set for one column. */
final class Ranges {
    private Ranges() {}

    /**
     * The first lower and the first upper end for the column, as one range. Binary numbers are asked for up to the ones
     * nearest to the ends, and checked again.
     *
     * @param type the column's
     * @return empty when no condition sets an end
     */
    static <C> Optional<Pushed<Range, C>> of(String column, DataType type, List<Conjunct<C>> conjuncts) {
        boolean approximate = KeyTypes.isApproximate(type);
        Set<Conjunct<C>> decided = new HashSet<>();
        Range asked = new Range(column, null, null);
        for (Conjunct<C> conjunct : conjuncts) {
            for (Range range : conjunct.on(column, Range.class).toList()) {
                if (!overlap(asked, range)) {
                    asked = both(asked, approximate ? inclusive(range) : range);
                    if (conjunct.isDecidedBy(range) && !approximate) {
                        decided.add(conjunct);
                    }
                }
            }
        }
        return asked.isOpen() ? Optional.empty() : Optional.of(new Pushed<>(asked, decided));
    }

    /** Whether two ranges have an end on the same side. */
    private static boolean overlap(Range one, Range other) {
        return one.lower() != null && other.lower() != null || one.upper() != null && other.upper() != null;
    }

    /** The ends of two ranges that have none on the same side. */
    private static Range both(Range one, Range other) {
        return new Range(
                one.column(),
                one.lower() != null ? one.lower() : other.lower(),
                one.upper() != null ? one.upper() : other.upper());
    }

    private static Range inclusive(Range range) {
        return new Range(range.column(), inclusive(range.lower()), inclusive(range.upper()));
    }

    private static @Nullable Bound inclusive(@Nullable Bound bound) {
        return bound == null ? null : new Bound(bound.value(), true);
    }
}
