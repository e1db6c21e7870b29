package io.keyway.exec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one execution of a prepared query.
 *
 * @param parameters a value for each {@code ?}, in order, as any Java value that JDBC sets; null is SQL's NULL
 * @param maxRows the most rows to return; 0 means all of them
 * @param fetchSize rows per page; 0 means the session's setting
 * @param cancel stops the execution
 */
public record ExecutionOptions(List<@Nullable Object> parameters, long maxRows, int fetchSize, CancelSignal cancel) {
    public ExecutionOptions {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    /** The same with other values of the parameters. */
    public ExecutionOptions converted(UnaryOperator<List<@Nullable Object>> conversion) {
        List<@Nullable Object> converted = conversion.apply(parameters);
        return converted == parameters ? this : new ExecutionOptions(converted, maxRows, fetchSize, cancel);
    }

    /** The same with values for further parameters. */
    public ExecutionOptions with(List<Object> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<@Nullable Object> all = new ArrayList<>(parameters.size() + further.size());
        all.addAll(parameters);
        all.addAll(further);
        return new ExecutionOptions(all, maxRows, fetchSize, cancel);
    }
}
