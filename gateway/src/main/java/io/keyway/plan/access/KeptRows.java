package io.keyway.plan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.jspecify.annotations.Nullable;

/**
 * A part of a correlated sub-query that does not depend on the outer row: its rows are read once, and found by the values
 * that the outer row compares with their columns. The comparison itself is made above.
 */
public final class KeptRows extends SingleRel implements EnumerableRel {
    /** The scope of what depends on no outer row. */
    public static final int EXECUTION = -1;

    private final int scope;
    private final List<OuterKey> keys;

    /**
     * A column that must equal a value of an outer row.
     *
     * @param row the outer row's number
     */
    public record OuterKey(int column, int row, int field) {}

    /**
     * @param scope the number of the innermost outer row that the rows depend on, or {@link #EXECUTION}
     * @param keys what is asked of each row above
     */
    public KeptRows(RelNode input, int scope, List<OuterKey> keys) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.scope = scope;
        this.keys = List.copyOf(keys);
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return new KeptRows(inputs.get(0), scope, keys);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        List<String> names = getRowType().getFieldNames();
        String found = keys.stream().map(key -> names.get(key.column())).collect(Collectors.joining(", ", "(", ")"));
        return super.explainTerms(writer).itemIf("found by", found, !keys.isEmpty());
    }

    /**
     * What generated code passes back to {@link #rows}. Each operator has its own.
     *
     * @param id distinguishes it from others
     */
    public record KeptRowsInput(int id, int scope, List<OuterKey> keys) {
        List<Integer> columns() {
            return keys.stream().map(OuterKey::column).toList();
        }
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        BlockBuilder code = new BlockBuilder();
        Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
        BlockBuilder body = new BlockBuilder();
        ArrayRows.addReturn(input, "kept", implementor, body);
        Expression rows = Expressions.lambda(body.toBlock());
        KeptRowsInput source = new KeptRowsInput(getId(), scope, keys);
        code.add(Expressions.call(
                KeptRows.class, "rows", DataContext.ROOT, rows, implementor.stash(source, KeptRowsInput.class)));
        return implementor.result(ArrayRows.type(implementor, getRowType()), code.toBlock());
    }

    /** The rows that the outer row may be compared with, for generated code. */
    @SuppressWarnings("unchecked")
    public static <T> Enumerable<T> rows(DataContext context, Function0<Enumerable<T>> rows, KeptRowsInput source) {
        KeptScope.KeptTable table = KeptScope.of(context, source.scope()).rows(source, rows);
        if (source.keys().isEmpty()) {
            return (Enumerable<T>) Linq4j.asEnumerable(table.all());
        }
        List<@Nullable Object> values = new ArrayList<>(source.keys().size());
        for (OuterKey key : source.keys()) {
            values.add(OuterContext.of(context, key.row()).value(key.field()));
        }
        return (Enumerable<T>) Linq4j.asEnumerable(table.matching(values));
    }
}
