package io.keyway.plan.access;

import io.keyway.plan.type.RowConverter;
import io.keyway.pushdown.CqlSelect;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/**
 * Joins its input with a table whose partition key the input's rows give: for batches of rows, each distinct key is
 * asked for once.
 *
 * <p>An inner or left join. A row is the input's row followed by the columns that the lookup adds.
 */
public final class CqlLookupJoin extends SingleRel implements EnumerableRel {
    private final CqlSelect select;
    private final RelDataType selectType;
    private final Keys keys;

    /**
     * Which columns must be equal, and what is added.
     *
     * @param outer positions in the input's rows
     * @param inner positions among the selected columns, one for each of {@code outer}
     * @param added positions among the selected columns of what is appended
     * @param distinct whether looked-up rows repeat and count once
     * @param outerStays whether an input row that finds nothing is passed on with nulls, as in a left join
     */
    public record Keys(
            List<Integer> outer, List<Integer> inner, List<Integer> added, boolean distinct, boolean outerStays) {
        public Keys {
            outer = List.copyOf(outer);
            inner = List.copyOf(inner);
            added = List.copyOf(added);
        }
    }

    CqlLookupJoin(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            CqlSelect select,
            RelDataType selectType,
            Keys keys) {
        super(cluster, traits, input);
        this.select = select;
        this.selectType = selectType;
        this.keys = keys;
    }

    /** Still logical, since its input may be; {@link ConvertLookupJoinRule} makes it one that can be compiled. */
    static CqlLookupJoin create(RelNode input, CqlSelect select, RelDataType selectType, Keys keys) {
        RelTraitSet traits = input.getCluster().traitSetOf(Convention.NONE);
        return new CqlLookupJoin(input.getCluster(), traits, input, select, selectType, keys);
    }

    /** The statement, run once for each distinct key. */
    public CqlSelect select() {
        return select;
    }

    @Override
    protected RelDataType deriveRowType() {
        RelDataTypeFactory types = getCluster().getTypeFactory();
        RelDataTypeFactory.Builder builder = types.builder();
        builder.addAll(getInput().getRowType().getFieldList());
        for (int position : keys.added()) {
            RelDataTypeField field = selectType.getFieldList().get(position);
            builder.add(field.getName(), field.getType());
            if (keys.outerStays()) {
                builder.nullable(true);
            }
        }
        return builder.uniquify().build();
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return new CqlLookupJoin(getCluster(), traitSet, inputs.get(0), select, selectType, keys);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("select", select).item("keys", keys);
    }

    @Override
    public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
        double rows = mq.getRowCount(getInput());
        return planner.getCostFactory().makeCost(rows, rows, rows);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        BlockBuilder code = new BlockBuilder();
        Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
        Expression rows = code.append("outer", input.block);
        PhysType physType = PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
        Source source = new Source(
                select,
                keys,
                RowConverter.fromInternal(getInput().getRowType()),
                RowConverter.toInternal(selectType),
                input.physType.getFormat() == JavaRowFormat.SCALAR);
        code.add(Expressions.call(
                CqlLookupJoin.class, "rows", DataContext.ROOT, rows, implementor.stash(source, Source.class)));
        return implementor.result(physType, code.toBlock());
    }

    /**
     * What generated code passes back to {@link #rows}.
     *
     * @param scalar whether the input's rows are bare values instead of arrays
     */
    public record Source(
            CqlSelect select, Keys keys, RowConverter outerValues, RowConverter innerValues, boolean scalar) {}

    /** The joined rows, for generated code. */
    public static Enumerable<@Nullable Object> rows(DataContext context, Enumerable<?> outer, Source source) {
        return new LookupRows.Of(CqlScan.runtime(context), outer, source);
    }
}
