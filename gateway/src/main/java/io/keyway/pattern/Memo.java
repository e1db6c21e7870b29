package io.keyway.pattern;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of compiled patterns. That of a literal is found at once; where patterns come from a column, some hundred are
 * kept. Safe for use by several threads.
 *
 * @param <P> what is made of a pattern
 */
final class Memo<P> {
    private static final int SIZE = 500;

    private final Cache<Key, P> known =
            CacheBuilder.newBuilder().maximumSize(SIZE).build();
    private volatile @Nullable Entry<P> last;

    private record Key(String pattern, String option) {}

    private record Entry<P>(String pattern, String option, P compiled) {}

    /**
     * The pattern as it was read before, or is read now.
     *
     * @param option what else decides how it is read
     */
    P get(String pattern, String option, Supplier<P> compile) {
        Entry<P> latest = last;
        if (latest != null && latest.pattern.equals(pattern) && latest.option.equals(option)) {
            return latest.compiled;
        }
        Key key = new Key(pattern, option);
        P compiled = known.getIfPresent(key);
        if (compiled == null) {
            compiled = compile.get();
            known.put(key, compiled);
        }
        last = new Entry<>(pattern, option, compiled);
        return compiled;
    }
}
