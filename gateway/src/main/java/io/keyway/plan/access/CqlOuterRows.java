package io.keyway.plan.access;

import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** The rows of the batch that a {@link CqlLookupJoin} is at. */
public final class CqlOuterRows extends AbstractRelNode implements EnumerableRel {
    CqlOuterRows(RelOptCluster cluster, RelDataType rowType) {
        super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE));
        this.rowType = rowType;
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return LookupBatches.LARGEST_BATCH;
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        PhysType physType = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
        BlockBuilder code = new BlockBuilder();
        code.add(Expressions.call(CqlOuterRows.class, "rows", DataContext.ROOT));
        return implementor.result(physType, code.toBlock());
    }

    /** The rows, for generated code. */
    public static Enumerable<?> rows(DataContext context) {
        return Linq4j.asEnumerable(LookupBatches.batch(context));
    }
}
