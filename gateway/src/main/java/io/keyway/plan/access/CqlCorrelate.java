package io.keyway.plan.access;

import io.keyway.plan.type.RowConverter;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function2;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates its second input, a correlated sub-query, as SQL defines it: for each distinct combination of the values that it
 * takes from the rows of the first.
 *
 * <p>The first input's rows come in batches. A {@link CqlScan} that takes its key from them is run once for the distinct keys
 * of a batch, and what each key finds is given to the rows that have it. What does not depend on them is read once
 * ({@link KeptRows}).
 */
public final class CqlCorrelate extends Correlate implements EnumerableRel {
    CqlCorrelate(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode left,
            RelNode right,
            CorrelationId id,
            ImmutableBitSet required,
            JoinRelType type) {
        super(cluster, traits, List.of(), left, right, id, required, type);
    }

    /** The operator for a correlate of logical inputs. */
    static CqlCorrelate of(Correlate correlate, RelNode left, RelNode right) {
        return new CqlCorrelate(
                correlate.getCluster(),
                correlate.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
                left,
                right,
                correlate.getCorrelationId(),
                correlate.getRequiredColumns(),
                correlate.getJoinType());
    }

    @Override
    public CqlCorrelate copy(
            RelTraitSet traits,
            RelNode left,
            RelNode right,
            CorrelationId id,
            ImmutableBitSet required,
            JoinRelType type) {
        return new CqlCorrelate(getCluster(), traits, left, right, id, required, type);
    }

    @Override
    public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
        double rows = mq.getRowCount(this);
        return planner.getCostFactory().makeCost(rows, rows, 0);
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return mq.getRowCount(left);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        String values = requiredColumns.asList().stream()
                .map(column -> getCorrelVariable() + "."
                        + left.getRowType().getFieldNames().get(column))
                .collect(Collectors.joining(", "));
        writer.input("left", left).input("right", right);
        return writer.item("evaluated for each", "(" + values + ")")
                .item("joinType", joinType.lowerName)
                .item("variable", correlationId);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        BlockBuilder code = new BlockBuilder();
        Result outer = implementor.visitChild(this, 0, (EnumerableRel) left, Prefer.ARRAY);
        Expression rows = ArrayRows.of(outer, "outer", implementor, code);
        PhysType outerType = ArrayRows.type(implementor, left.getRowType());

        BlockBuilder body = new BlockBuilder();
        Type rowClass = outerType.getJavaRowType();
        boolean primitive = Primitive.is(rowClass);
        ParameterExpression argument = Expressions.parameter(
                Modifier.FINAL,
                primitive ? Primitive.box(rowClass) : rowClass,
                primitive ? getCorrelVariable() + "boxed" : getCorrelVariable());
        ParameterExpression row = primitive
                ? (ParameterExpression) body.append(getCorrelVariable(), Expressions.unbox(argument))
                : argument;
        implementor.registerCorrelVariable(getCorrelVariable(), row, body, outerType);
        Result inner = implementor.visitChild(this, 1, (EnumerableRel) right, Prefer.ARRAY);
        implementor.clearCorrelVariable(getCorrelVariable());
        ArrayRows.addReturn(inner, "inner", implementor, body);

        CorrelateInput source = new CorrelateInput(
                correlationId.getId(),
                requiredColumns,
                RowConverter.fromInternal(left.getRowType()),
                joinType == JoinRelType.LEFT,
                right.getRowType().getFieldCount(),
                Volatile.in(right));
        // Inside, the name of the context means that of the outer row.
        Expression evaluation = Expressions.lambda(body.toBlock(), DataContext.ROOT, argument);
        code.add(Expressions.call(
                CqlCorrelate.class,
                "rows",
                DataContext.ROOT,
                rows,
                evaluation,
                implementor.stash(source, CorrelateInput.class)));
        return implementor.result(ArrayRows.type(implementor, getRowType()), code.toBlock());
    }

    /**
     * What generated code passes back to {@link #rows}.
     *
     * @param number the outer rows' number
     * @param required the columns of the outer row that the sub-query takes values from
     * @param converter from the outer rows to a cursor's values
     * @param left whether outer rows for which nothing is found are kept
     * @param width how many columns the sub-query has
     * @param isVolatile whether it may find something else for the same values
     */
    public record CorrelateInput(
            int number,
            ImmutableBitSet required,
            RowConverter converter,
            boolean left,
            int width,
            boolean isVolatile) {}

    /** The rows, for generated code. */
    public static Enumerable<@Nullable Object[]> rows(
            DataContext context,
            Enumerable<?> outer,
            Function2<DataContext, Object, Enumerable<?>> evaluation,
            CorrelateInput source) {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<@Nullable Object[]> enumerator() {
                return new CorrelatedRows(context, outer.enumerator(), evaluation, source);
            }
        };
    }
}
