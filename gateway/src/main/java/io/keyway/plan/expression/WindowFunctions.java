package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import org.apache.calcite.linq4j.function.Strict;
import org.jspecify.annotations.Nullable;

/** The numbers of rows that windows are given, as generated code takes them. Public, because that code calls it. */
public final class WindowFunctions {
    /** More rows than a partition in memory can have; it can be added to the number of a row without overflow. */
    private static final int MOST_ROWS = Integer.MAX_VALUE / 2;

    private WindowFunctions() {}

    /** A distance in rows, forwards or backwards. */
    @Strict
    public static int rowDistance(long rows) {
        return (int) Math.max(-MOST_ROWS, Math.min(MOST_ROWS, rows));
    }

    /**
     * The distance in rows at which a frame ends.
     *
     * @throws KeywayException INVALID_FRAME when it is null or negative
     */
    public static int frameDistance(@Nullable Long rows) {
        return rowDistance(frameRange(rows));
    }

    /**
     * The distance between values at which a frame ends.
     *
     * @throws KeywayException INVALID_FRAME when it is null or negative
     */
    public static long frameRange(@Nullable Long distance) {
        if (distance == null || distance < 0) {
            throw new KeywayException(ErrorCode.INVALID_FRAME, "the distance of a frame cannot be null or negative");
        }
        return distance;
    }

    /**
     * The number of a row of a frame, counted from 1.
     *
     * @throws KeywayException INVALID_NTH_VALUE when it is less
     */
    @Strict
    public static long rowNumber(long number) {
        if (number < 1) {
            throw new KeywayException(ErrorCode.INVALID_NTH_VALUE, "NTH_VALUE counts rows from 1");
        }
        return number;
    }
}
