package io.keyway.plan.access;

import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows that a statement finds for the outer rows of a batch, one lookup after the other. */
public interface LookupRows extends Enumerator<@Nullable Object[]> {
    /** The number of the lookup that has found the current row; numbers ascend from 0. */
    int lookup();

    /**
     * The number of the lookup that finds an outer row's rows; outer rows with the same keys share it.
     *
     * @param outerRow its position in the batch
     */
    int lookupOf(int outerRow);
}
