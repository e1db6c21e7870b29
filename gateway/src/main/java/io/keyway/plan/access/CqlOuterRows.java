package io.keyway.plan.access;

import java.util.Set;
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
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** The rows of the batch that a {@link CqlLookupJoin} is at. */
public final class CqlOuterRows extends AbstractRelNode implements EnumerableRel {
    private final CorrelationId outerRows;

    /** @param outerRows what the plan calls the rows */
    CqlOuterRows(RelOptCluster cluster, CorrelationId outerRows, RelDataType rowType) {
        super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE));
        this.outerRows = outerRows;
        this.rowType = rowType;
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return BatchReader.LARGEST_BATCH;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("rows", outerRows);
    }

    @Override
    public void collectVariablesUsed(Set<CorrelationId> variables) {
        variables.add(outerRows);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        PhysType physType = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
        BlockBuilder code = new BlockBuilder();
        code.add(Expressions.call(
                CqlOuterRows.class, "rows", DataContext.ROOT, Expressions.constant(outerRows.getId())));
        return implementor.result(physType, code.toBlock());
    }

    /** The rows, for generated code. */
    public static Enumerable<?> rows(DataContext context, int number) {
        return Linq4j.asEnumerable(OuterContext.of(context, number).batch().rows());
    }
}
