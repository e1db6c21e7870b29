package io.keyway.route;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.List;
import java.util.function.Function;

/**
 * No combination of query tables holds what a query needs of a logical table.
 *
 * @param <C> how the calling engine represents conditions
 * @param logicalTable its name
 * @param reasons why each query table does not serve
 * @param wanted the columns that a query table would have to hold, sorted
 */
public record NoRoute<C>(String logicalTable, List<Rejection> reasons, List<String> wanted) implements RouteResult<C> {
    public NoRoute {
        reasons = List.copyOf(reasons);
        wanted = List.copyOf(wanted);
    }

    @Override
    public <T> T either(Function<Route<C>, T> found, Function<NoRoute<C>, T> none) {
        return none.apply(this);
    }

    /** The error that tells the user so. */
    public KeywayException refusal() {
        StringBuilder text = new StringBuilder("no query table of " + logicalTable + " can answer this");
        reasons.forEach(reason -> text.append("\n  ").append(reason.words()));
        return new KeywayException(ErrorCode.UNSUPPORTED_SQL, text.toString())
                .withHint("exclude nulls of the named columns with IS NOT NULL, or declare a query table that has "
                        + String.join(", ", wanted));
    }
}
