package io.keyway.plan.access;

import io.keyway.pushdown.Binder;
import io.keyway.pushdown.CqlSelect;
import java.util.Collection;
import java.util.Comparator;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * What generated code sees of an execution while it evaluates an expression for outer rows: for one of a batch, or for all of
 * them at once. Contexts nest as outer rows do.
 */
final class OuterContext implements DataContext {
    private static final String NAME = "keyway.outer.";

    /** The position that stands for all rows of a batch. */
    private static final int ALL = -1;

    private final OuterBatch batch;
    private final int position;
    private final String name;
    private final int depth;
    private final HeldRuntime runtime;
    private final KeptScope kept;

    private OuterContext(OuterBatch batch, int position) {
        this.batch = batch;
        this.position = position;
        this.name = NAME + batch.number();
        this.depth = batch.around() instanceof OuterContext outer ? outer.depth + 1 : 0;
        this.runtime = new HeldRuntime(batch.runtime());
        this.kept = new KeptScope(runtime);
    }

    /** The context in which an expression is evaluated for all rows of a batch. */
    static OuterContext ofAll(OuterBatch batch) {
        return new OuterContext(batch, ALL);
    }

    /** The context in which it is evaluated for one of them. */
    static OuterContext ofRow(OuterBatch batch, int position) {
        return new OuterContext(batch, position);
    }

    /** The context of the outer rows with a number. */
    static OuterContext of(DataContext context, int number) {
        Object found = context.get(NAME + number);
        if (found == null) {
            throw new IllegalStateException("no outer rows " + number + " are under way");
        }
        return (OuterContext) found;
    }

    /** The innermost of several. */
    static OuterContext innermost(DataContext context, Collection<Integer> numbers) {
        return numbers.stream()
                .map(number -> of(context, number))
                .max(Comparator.comparingInt(outer -> outer.depth))
                .orElseThrow();
    }

    OuterBatch batch() {
        return batch;
    }

    /** What is kept for these outer rows. */
    KeptScope kept() {
        return kept;
    }

    /** The values of the one row that the context is for, and of those around it. */
    Binder.OuterRow row() {
        return batch.row(position);
    }

    /** A value of that row, as generated code has it. */
    @Nullable
    Object value(int field) {
        Object row = batch.rows().get(position);
        return row instanceof @Nullable Object[] values ? values[field] : row;
    }

    /** The rows that a statement finds for these outer rows. */
    Enumerator<@Nullable Object[]> lookUp(CqlSelect select) {
        return position == ALL ? batch.lookUp(select) : Linq4j.enumerator(batch.lookUp(select, position));
    }

    /** Releases what was held for these outer rows alone. */
    void close() {
        runtime.release();
        if (position != ALL) {
            batch.leave(position);
        }
    }

    @Override
    public @Nullable Object get(String asked) {
        return asked.equals(name)
                ? this
                : asked.equals(CqlRuntime.NAME) ? runtime : batch.around().get(asked);
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return batch.around().getRootSchema();
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return batch.around().getTypeFactory();
    }

    @Override
    public QueryProvider getQueryProvider() {
        return batch.around().getQueryProvider();
    }
}
