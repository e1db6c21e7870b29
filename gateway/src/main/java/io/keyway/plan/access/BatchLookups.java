package io.keyway.plan.access;

import io.keyway.plan.type.RowSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one statement finds for a batch of outer rows, given out outer row by outer row in their order: read as they
 * come, and kept for as long as a later outer row with the same keys needs them.
 */
final class BatchLookups implements AutoCloseable {
    private final LookupRows rows;
    private final CqlRuntime runtime;
    private final int[] lastUses;
    private final Map<Integer, FoundRows> found = new HashMap<>();
    private boolean more;

    /** The rows of one lookup. */
    private static final class FoundRows {
        private final List<@Nullable Object[]> rows = new ArrayList<>();
        private long bytes;
    }

    /** @param outerRows how many outer rows there are */
    BatchLookups(LookupRows rows, int outerRows, CqlRuntime runtime) {
        this.rows = rows;
        this.runtime = runtime;
        this.lastUses = new int[outerRows];
        for (int i = 0; i < outerRows; i++) {
            lastUses[rows.lookupOf(i)] = i;
        }
        this.more = rows.moveNext();
    }

    /** The rows found for an outer row, which is not before those that were left. */
    List<@Nullable Object[]> of(int outerRow) {
        int lookup = rows.lookupOf(outerRow);
        while (more && rows.lookup() <= lookup) {
            if (lastUses[rows.lookup()] >= outerRow) {
                add(rows.current());
            }
            more = rows.moveNext();
        }
        FoundRows result = found.get(lookup);
        return result == null ? List.of() : result.rows;
    }

    private void add(@Nullable Object[] row) {
        FoundRows lookup = found.computeIfAbsent(rows.lookup(), number -> new FoundRows());
        long bytes = RowSize.of(row);
        runtime.hold(bytes, "a sub-query");
        lookup.rows.add(row);
        lookup.bytes += bytes;
    }

    /** Forgets the rows of an outer row that no later one needs. */
    void leave(int outerRow) {
        int lookup = rows.lookupOf(outerRow);
        if (lastUses[lookup] == outerRow) {
            FoundRows left = found.remove(lookup);
            if (left != null) {
                runtime.release(left.bytes);
            }
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
