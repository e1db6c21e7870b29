package io.keyway.pushdown;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists as people read them. */
final class Words {
    private static final int SHOWN = 5;

    private Words() {}

    /** The first few items, and of a longer list how many there are. */
    static <T> String some(List<T> items, Function<T, String> words) {
        String shown = items.stream().limit(SHOWN).map(words).collect(Collectors.joining(", "));
        return items.size() > SHOWN ? shown + ", ... " + items.size() + " values" : shown;
    }
}
