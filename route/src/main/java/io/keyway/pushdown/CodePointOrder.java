package io.keyway.pushdown;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The order of values that Cassandra and Keyway share: texts by their code points, which is the order of their UTF-8
 * bytes, where Java compares UTF-16 units; blobs by their bytes, which have no sign; everything else as Java orders it.
 */
public final class CodePointOrder {
    private CodePointOrder() {}

    /** Compares two values of one type, neither of them null. */
    @SuppressWarnings("unchecked")
    public static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return compare(a, b);
        }
        if (left instanceof byte[] a && right instanceof byte[] b) {
            return Arrays.compareUnsigned(a, b);
        }
        if (left == null || right == null) {
            throw new IllegalArgumentException("a clustering column is never null");
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Units of characters beyond the first 65,536 come last, though their numbers do not.
                boolean surrogateA = Character.isSurrogate(a);
                return surrogateA == Character.isSurrogate(b) ? Character.compare(a, b) : surrogateA ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
