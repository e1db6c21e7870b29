package io.keyway.plan.access;

import io.keyway.plan.type.RowConverter;
import io.keyway.pushdown.CqlSelect;
import java.util.Set;
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
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table: a leaf of the plan that holds one whole CQL statement. Within a {@link CqlLookupJoin} or a {@link
 * CqlCorrelate}, the statement may be run for each distinct key that the outer rows of a batch give.
 */
public final class CqlScan extends AbstractRelNode implements EnumerableRel {
    private final CqlSelect select;

    CqlScan(RelOptCluster cluster, CqlSelect select, RelDataType rowType) {
        super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE));
        this.select = select;
        this.rowType = rowType;
    }

    /** The statement. */
    public CqlSelect select() {
        return select;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        // The whole statement with its values: two scans are the same only if these are, and come from equal rows.
        return super.explainTerms(writer).item("select", select);
    }

    @Override
    public void collectVariablesUsed(Set<CorrelationId> variables) {
        select.outerRows().forEach(number -> variables.add(new CorrelationId(number)));
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return select.isScan() ? 1_000_000d : 100d;
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        PhysType physType = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
        BlockBuilder code = new BlockBuilder();
        ScanInput source = new ScanInput(select, RowConverter.toInternal(getRowType()), select.outerRows());
        code.add(Expressions.call(CqlScan.class, "rows", DataContext.ROOT, implementor.stash(source, ScanInput.class)));
        return implementor.result(physType, code.toBlock());
    }

    /**
     * What generated code passes back to {@link #rows}.
     *
     * @param outerRows the numbers of the outer rows that give values to the statement
     */
    public record ScanInput(CqlSelect select, RowConverter converter, Set<Integer> outerRows) {
        private Enumerator<@Nullable Object[]> read(DataContext context) {
            return outerRows.isEmpty()
                    ? runtime(context).read(select)
                    : OuterContext.innermost(context, outerRows).lookUp(select);
        }
    }

    /** The rows, for generated code. */
    public static Enumerable<@Nullable Object> rows(DataContext context, ScanInput source) {
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
