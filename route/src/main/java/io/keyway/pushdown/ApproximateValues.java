package io.keyway.pushdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of float and double columns. A condition asks Cassandra for the nearest ones, and the gateway checks it again:
 * its own comparison never admits nearer ones. NaN equals nothing and is in no range, and the two zeros, which are one
 * for SQL, are two keys.
 */
final class ApproximateValues {
    private ApproximateValues() {}

    /** The float nearest to a number, never -0.0; null for NaN. */
    static @Nullable Float nearestFloat(Object value) {
        if (JavaValues.isBinary(value)) {
            float number = ((Number) value).floatValue();
            return Float.isNaN(number) ? null : Float.valueOf(number + 0.0f);
        }
        return JavaValues.number(value).floatValue();
    }

    /** The double nearest to a number, never -0.0; null for NaN. */
    static @Nullable Double nearestDouble(Object value) {
        if (JavaValues.isBinary(value)) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) ? null : Double.valueOf(number + 0.0);
        }
        return JavaValues.number(value).doubleValue();
    }

    /** The keys that are equal to a value. */
    static List<Object> keys(Object value) {
        Object least = least(value);
        return least.equals(value) ? List.of(value) : List.of(least, value);
    }

    /** The least key that is equal to a value. */
    static Object least(Object value) {
        if (value.equals(0.0)) {
            return -0.0;
        }
        return value.equals(0.0f) ? (Object) (-0.0f) : value;
    }
}
