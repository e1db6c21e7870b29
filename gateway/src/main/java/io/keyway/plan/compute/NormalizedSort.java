package io.keyway.plan.compute;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.OrderKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by keys where Calcite's order of the values is another than Keyway's.
 *
 *   Sort(song)                         Project(all but the key)
 *     input              ->              Sort(key)
 *                                          Project(all, textKey(song) AS key)
 *                                            input
 */
final class NormalizedSort {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private NormalizedSort() {}

    /** The most rows that generated code can count. */
    private static @Nullable RexNode rows(@Nullable RexNode number, RexBuilder rex) {
        BigDecimal value = number instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
        return value == null || value.compareTo(MOST) <= 0 ? number : rex.makeExactLiteral(MOST);
    }

    /**
     * The sort by keys.
     *
     * @throws KeywayException UNSUPPORTED_SQL for values without an order
     */
    static RelNode of(Sort given) {
        RexBuilder rex = given.getCluster().getRexBuilder();
        Sort sort = given.copy(
                given.getTraitSet(),
                given.getInput(),
                given.getCollation(),
                rows(given.offset, rex),
                rows(given.fetch, rex));
        RelNode input = sort.getInput();
        List<RexNode> columns = Columns.all(input);
        int width = columns.size();
        List<RelFieldCollation> collations = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            RexNode column = rex.makeInputRef(input, collation.getFieldIndex());
            if (column.getType().getSqlTypeName().getFamily() == SqlTypeFamily.ARRAY
                    || column.getType().getSqlTypeName().getFamily() == SqlTypeFamily.MAP) {
                throw new KeywayException(ErrorCode.UNSUPPORTED_SQL, "collections have no order to sort by")
                        .withHint("sort by their elements, column[1] or column['key']");
            }
            if (OrderKeys.isNeeded(column.getType())) {
                collations.add(collation.withFieldIndex(columns.size()));
                columns.add(OrderKeys.key(column, rex));
            } else {
                collations.add(collation);
            }
        }
        if (columns.size() == width) {
            return sort;
        }
        RelNode keyed = Columns.project(input, columns);
        RelNode sorted = LogicalSort.create(keyed, RelCollations.of(collations), sort.offset, sort.fetch);
        return Columns.project(sorted, Columns.all(sorted).subList(0, width));
    }
}
