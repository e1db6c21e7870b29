package io.keyway.plan.access;

import io.keyway.pushdown.Binder;
import io.keyway.pushdown.CqlSelect;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The execution as seen by the generated code that it runs. Public, because generated code refers to it.
 *
 * <p>Values are those that a cursor gives.
 */
public interface CqlRuntime {
    /** The name under which a DataContext holds the runtime. */
    String NAME = "keyway.runtime";

    /** The rows of a statement. */
    Enumerator<@Nullable Object[]> read(CqlSelect select);

    /** The rows that a lookup statement finds for the outer rows of a batch, each of its requests sent once. */
    LookupRows lookUp(CqlSelect select, List<Binder.OuterRow> outerRows);

    /** Whether all rows of the query are wanted, so that reading ahead is never wasted. */
    boolean readsAll();

    /** Throws when the execution is to stop. */
    void check();

    /**
     * Counts memory that an operator takes until the execution ends, or until it is released.
     *
     * @param operator its name, for people
     */
    void hold(long bytes, String operator);

    /** Counts memory that operators have given back. */
    void release(long bytes);
}
