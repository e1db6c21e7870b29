package io.keyway.route;

import io.keyway.error.KeywayException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a use of a table is answered: by a {@link Route}, or by {@link NoRoute}, which says why not.
 *
 * @param <C> how the calling engine represents conditions
 */
public sealed interface RouteResult<C> permits Route, NoRoute {
    /** What follows from the route, or from there being none. */
    <T> T either(Function<Route<C>, T> found, Function<NoRoute<C>, T> none);

    /** The route; empty when there is none. */
    default Optional<Route<C>> route() {
        return either(Optional::of, none -> Optional.empty());
    }

    /**
     * The route.
     *
     * @throws KeywayException UNSUPPORTED_SQL when there is none, saying why
     */
    default Route<C> orThrow() {
        return either(found -> found, none -> {
            throw none.refusal();
        });
    }
}
