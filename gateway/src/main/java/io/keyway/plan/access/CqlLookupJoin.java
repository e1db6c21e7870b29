package io.keyway.plan.access;

import io.keyway.plan.type.RowConverter;
import java.util.List;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * Joins its first input with tables whose partition keys the input's rows give, batch by batch.
 *
 * <p>The second input is the join itself, of any kind, run anew for each batch: {@link CqlOuterRows} in it stands for the
 * rows of the batch, and a {@link CqlScan} of an outer row's values reads the partitions of the batch's distinct keys.
 */
public final class CqlLookupJoin extends BiRel implements EnumerableRel {
    private final CorrelationId outerRows;

    private CqlLookupJoin(
            RelOptCluster cluster, RelTraitSet traits, CorrelationId outerRows, RelNode outer, RelNode join) {
        super(cluster, traits, outer, join);
        this.outerRows = outerRows;
    }

    /**
     * A join of which {@code outerRows} names the outer rows.
     *
     * <p>Still logical, since its inputs may be; {@link ConvertLookupJoinRule} makes it one that can be compiled.
     */
    static CqlLookupJoin create(CorrelationId outerRows, RelNode outer, RelNode join) {
        RelTraitSet traits = outer.getCluster().traitSetOf(Convention.NONE);
        return new CqlLookupJoin(outer.getCluster(), traits, outerRows, outer, join);
    }

    @Override
    public Set<CorrelationId> getVariablesSet() {
        return Set.of(outerRows);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("rows", outerRows);
    }

    @Override
    protected RelDataType deriveRowType() {
        return right.getRowType();
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return new CqlLookupJoin(getCluster(), traitSet, outerRows, inputs.get(0), inputs.get(1));
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return mq.getRowCount(right);
    }

    @Override
    public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
        double rows = mq.getRowCount(left);
        return planner.getCostFactory().makeCost(rows, rows, rows);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        BlockBuilder code = new BlockBuilder();
        Result outer = implementor.visitChild(this, 0, (EnumerableRel) left, Prefer.ARRAY);
        Expression rows = ArrayRows.of(outer, "outer", implementor, code);
        Result join = implementor.visitChild(this, 1, (EnumerableRel) right, prefer);
        LookupJoinInput source = new LookupJoinInput(outerRows.getId(), RowConverter.fromInternal(left.getRowType()));
        // Inside, the name of the context means that of the batch.
        Expression ofBatch = Expressions.lambda(join.block, DataContext.ROOT);
        code.add(Expressions.call(
                CqlLookupJoin.class,
                "rows",
                DataContext.ROOT,
                rows,
                ofBatch,
                implementor.stash(source, LookupJoinInput.class)));
        return implementor.result(join.physType, code.toBlock());
    }

    /**
     * What generated code passes back to {@link #rows}.
     *
     * @param number the outer rows' number
     * @param converter from the outer rows to a cursor's values
     */
    public record LookupJoinInput(int number, RowConverter converter) {}

    /** The joined rows, for generated code. */
    public static <T> Enumerable<T> rows(
            DataContext context,
            Enumerable<?> outer,
            Function1<DataContext, Enumerable<T>> join,
            LookupJoinInput source) {
        return new LookupBatches.BatchedRows<>(context, outer, join, source);
    }
}
