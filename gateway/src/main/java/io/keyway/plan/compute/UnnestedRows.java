package io.keyway.plan.compute;

import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.GatewayOperators;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Keeps nulls from UNNEST, on which some of Calcite's code fails: no collection has no elements, and what is no row in a
 * collection of rows is a row of nulls.
 */
final class UnnestedRows {
    private final Uncollect unnest;
    private final RexBuilder rex;

    private UnnestedRows(Uncollect unnest) {
        this.unnest = unnest;
        this.rex = unnest.getCluster().getRexBuilder();
    }

    static RelNode of(Uncollect unnest) {
        return new UnnestedRows(unnest).rewritten();
    }

    private RelNode rewritten() {
        RelNode input = unnest.getInput();
        List<RexNode> columns = Columns.all(input);
        columns.replaceAll(this::present);
        RelNode collections = columns.equals(Columns.all(input)) ? input : Columns.project(input, columns);
        boolean mayBeNull = columns.size() == 1 && columns.get(0).getType().isNullable();
        RelNode present = mayBeNull
                ? LogicalFilter.create(
                        collections, rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, rex.makeInputRef(collections, 0)))
                : collections;
        return present == input ? unnest : unnest.copy(unnest.getTraitSet(), List.of(present));
    }

    private RexNode present(RexNode collection) {
        RelDataType row = collection.getType().getComponentType();
        if (row == null || !row.isStruct() || !row.isNullable()) {
            return collection;
        }
        int fields = row.getFieldCount();
        return rex.makeCall(
                collection.getType(),
                GatewayOperators.PRESENT_ROWS,
                List.of(collection, rex.makeExactLiteral(BigDecimal.valueOf(fields))));
    }
}
