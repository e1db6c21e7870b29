package io.keyway.exec;

import org.jspecify.annotations.Nullable;

/**
 * The rows that a statement finds for several outer rows, one lookup after the other. Outer rows with the same keys share
 * a lookup.
 */
public final class Lookups implements RowCursor {
    private final SelectRows rows;
    private final int[] lookups;

    /**
     * @param rows of all lookups, in their order
     * @param lookups the number of the lookup for each outer row
     */
    Lookups(SelectRows rows, int[] lookups) {
        this.rows = rows;
        this.lookups = lookups;
    }

    @Override
    public boolean next() {
        return rows.next();
    }

    @Override
    public @Nullable Object[] row() {
        return rows.row();
    }

    /** The number of the lookup that has found the last row; numbers ascend from 0. */
    public int current() {
        return rows.statementNumber();
    }

    /**
     * The number of the lookup that finds an outer row's rows.
     *
     * @param outerRow its position
     */
    public int of(int outerRow) {
        return lookups[outerRow];
    }

    @Override
    public void close() {
        rows.close();
    }
}
