package io.keyway.plan.access;

import io.keyway.plan.type.RowConverter;
import io.keyway.pushdown.CqlSelect;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table: a leaf of the plan that holds one whole CQL statement. Within a {@link CqlLookupJoin}, the statement may
 * be run for each distinct key that the batch's rows give.
 */
public final class CqlScan extends AbstractRelNode implements EnumerableRel {
    private final CqlSelect select;
    private final @Nullable RelDataType outerType;

    /**
     * @param outerType the type of the outer rows that give values to the statement; null when none do
     */
    CqlScan(RelOptCluster cluster, CqlSelect select, RelDataType rowType, @Nullable RelDataType outerType) {
        super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE));
        this.select = select;
        this.rowType = rowType;
        this.outerType = outerType;
    }

    /** The statement. */
    public CqlSelect select() {
        return select;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        // The whole statement with its values: two scans are the same only if these are, and come from equal rows.
        return super.explainTerms(writer).item("select", select).itemIf("outer", outerType, outerType != null);
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return select.isScan() ? 1_000_000d : 100d;
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        PhysType physType = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
        BlockBuilder code = new BlockBuilder();
        RowConverter outerValues = outerType == null ? null : RowConverter.fromInternal(outerType);
        Source source = new Source(select, RowConverter.toInternal(getRowType()), outerValues);
        code.add(Expressions.call(CqlScan.class, "rows", DataContext.ROOT, implementor.stash(source, Source.class)));
        return implementor.result(physType, code.toBlock());
    }

    /**
     * What generated code passes back to {@link #rows}.
     *
     * @param outerValues of the outer rows that give values to the statement; null when none do
     */
    public record Source(
            CqlSelect select,
            RowConverter converter,
            @Nullable RowConverter outerValues) {
        private Enumerator<@Nullable Object[]> read(DataContext context) {
            if (outerValues == null) {
                return runtime(context).read(select);
            }
            List<@Nullable Object[]> outer = new ArrayList<>();
            LookupBatches.batch(context).forEach(row -> outer.add(outerValues.applyToGenerated(row)));
            return runtime(context).lookUp(select, outer);
        }
    }

    /** The rows, for generated code. */
    public static Enumerable<@Nullable Object> rows(DataContext context, Source source) {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<@Nullable Object> enumerator() {
                return source.converter().apply(source.read(context));
            }
        };
    }

    /** The runtime of the execution that generated code runs in. */
    public static CqlRuntime runtime(DataContext context) {
        Object runtime = context.get(CqlRuntime.NAME);
        if (runtime == null) {
            throw new IllegalStateException("the plan runs outside an execution");
        }
        return (CqlRuntime) runtime;
    }
}
