package io.keyway.plan.physical;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.keyway.plan.access.CqlRuntime;
import io.keyway.plan.access.CqlScan;
import io.keyway.plan.type.RowSize;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Watches the rows that enter one of Calcite's operators: stops when the execution is cancelled, and accounts for the
 * memory that the operator holds, since its own code does neither.
 */
public final class MeteredInput extends SingleRel implements EnumerableRel {
    private final MeterSettings source;

    /**
     * What generated code passes back to {@link #rows}.
     *
     * @param operator the operator's name, for people
     * @param held whether it keeps every row until it has seen the last
     * @param repeated whether it asks for all rows again and again; they are kept for it, so that Cassandra is asked once
     * @param grouped whether it keeps something for each group of rows, and can be watched while it does
     * @param groupSets the columns by which it makes groups of rows if it cannot be watched
     */
    public record MeterSettings(
            String operator, boolean held, boolean repeated, boolean grouped, List<ImmutableBitSet> groupSets) {}

    MeteredInput(RelNode input, MeterSettings source) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.source = source;
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return new MeteredInput(inputs.get(0), source);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        BlockBuilder code = new BlockBuilder();
        Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
        Expression rows = code.append("metered", input.block);
        code.add(Expressions.call(
                MeteredInput.class, "rows", DataContext.ROOT, rows, implementor.stash(source, MeterSettings.class)));
        return implementor.result(input.physType, code.toBlock());
    }

    /** The same rows, for generated code. */
    public static <T> Enumerable<T> rows(DataContext context, Enumerable<T> rows, MeterSettings source) {
        CqlRuntime runtime = CqlScan.runtime(context);
        Enumerable<T> metered = new AbstractEnumerable<>() {
            @Override
            public Enumerator<T> enumerator() {
                Enumerator<T> all = new Metered<>(rows.enumerator(), runtime, source);
                return source.groupSets().isEmpty()
                        ? all
                        : new CountedGroups<>(all, runtime, source.operator(), source.groupSets());
            }
        };
        if (source.grouped()) {
            return new GroupedRows<>(metered, runtime, source.operator());
        }
        return source.repeated() ? kept(metered) : metered;
    }

    /** Rows that are read when they are first asked for, and then kept. */
    private static <T> Enumerable<T> kept(Enumerable<T> rows) {
        Supplier<List<T>> all = Suppliers.memoize(rows::toList);
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<T> enumerator() {
                return Linq4j.enumerator(all.get());
            }
        };
    }

    private record Metered<T>(Enumerator<T> rows, CqlRuntime runtime, MeterSettings source) implements Enumerator<T> {
        @Override
        public T current() {
            return rows.current();
        }

        @Override
        public boolean moveNext() {
            runtime.check();
            boolean found = rows.moveNext();
            if (found && source.held()) {
                runtime.hold(RowSize.of(rows.current()), source.operator());
            }
            return found;
        }

        @Override
        public void reset() {
            rows.reset();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
