package io.keyway.pushdown;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Cassandra is asked because of some conditions.
 *
 * @param <R> what is asked
 * @param <C> how the calling engine represents conditions
 * @param asked what is asked
 * @param decided the conditions that it decides, so that nothing of them remains to be checked
 */
record Pushed<R, C>(R asked, Set<Conjunct<C>> decided) {
    Pushed {
        decided = Set.copyOf(decided);
    }

    /** The same conditions, asked in other terms. */
    <S> Pushed<S, C> as(Function<R, S> change) {
        return new Pushed<>(change.apply(asked), decided);
    }

    /** Several things that are asked together. */
    static <R, C> Pushed<List<R>, C> all(List<Pushed<R, C>> parts) {
        return new Pushed<>(parts.stream().map(Pushed::asked).toList(), decided(parts.stream()));
    }

    /** Every condition that one of some things decides. */
    static <C> Set<Conjunct<C>> decided(Stream<? extends Pushed<?, C>> parts) {
        return parts.flatMap(part -> part.decided().stream()).collect(Collectors.toSet());
    }
}
