package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The values at a distance from another, where a frame of RANGE ends. Public, because generated code calls it.
 *
 * <p>Nulls are at every distance from each other, so the frame of a null is all nulls.
 */
public final class RangeEnds {
    private RangeEnds() {}

    /** A value that comes before another in ascending order; of the class of that. */
    public static @Nullable Object before(@Nullable Object key, Object distance) {
        return end(key, (Number) distance, -1);
    }

    /** A value that comes after another in ascending order; of the class of that. */
    public static @Nullable Object after(@Nullable Object key, Object distance) {
        return end(key, (Number) distance, 1);
    }

    private static @Nullable Object end(@Nullable Object key, Number distance, int sign) {
        if (key == null) {
            return null;
        }
        if (key instanceof BigDecimal exact) {
            BigDecimal other = distance instanceof BigDecimal decimal ? decimal : new BigDecimal(distance.toString());
            return sign < 0 ? exact.subtract(other) : exact.add(other);
        }
        if (distance instanceof Double approximate) {
            return end((Long) key, sign * approximate);
        }
        return sum((Long) key, sign * distance.longValue());
    }

    /** The same of the keys of doubles. */
    private static long end(long key, double distance) {
        if (Double.isInfinite(distance)) {
            throw new KeywayException(ErrorCode.INVALID_FRAME, "the distance of a frame cannot be infinite");
        }
        return GatewayFunctions.doubleKey(GatewayFunctions.keyDouble(key) + distance);
    }

    /** The sum, or the number nearest to it; keys are far from the ends. */
    private static long sum(long key, long distance) {
        long sum = key + distance;
        boolean overflows = ((key ^ sum) & (distance ^ sum)) < 0;
        return overflows ? (key < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /**
     * A distance in the direction of the order.
     *
     * @param descending whether what comes before is greater
     * @throws KeywayException INVALID_FRAME when it is null or negative
     */
    public static Object rangeDistance(@Nullable Object distance, boolean descending) {
        if (!(distance instanceof Number number) || number.doubleValue() < 0 || Double.isNaN(number.doubleValue())) {
            throw new KeywayException(ErrorCode.INVALID_FRAME, "the distance of a frame cannot be null or negative");
        }
        if (!descending) {
            return number;
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.negate();
        }
        return number instanceof Long || number instanceof Integer
                ? (Object) (-number.longValue())
                : (Object) (-number.doubleValue());
    }
}
