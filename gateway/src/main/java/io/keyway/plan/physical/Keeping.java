package io.keyway.plan.physical;

import io.keyway.plan.access.CqlCorrelate;
import io.keyway.plan.access.CqlLookupJoin;
import io.keyway.plan.access.KeptRows;
import io.keyway.plan.access.Volatile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Lets what a correlated sub-query reads be read once for all outer rows that it does not depend on.
 *
 *   CqlCorrelate(cor0)                      CqlCorrelate(cor0)
 *     a                                       a
 *     Calc(b.x = cor0.y)             ->       Calc(b.x = cor0.y)
 *       b                                       KeptRows(b, by b.x = cor0.y)
 *
 * <p>Keeps each maximal part that depends on no outer row of the sub-query it stands in, or only on outer rows further
 * out: for as long as that one is the same. What is volatile is not kept. Where a row is compared with a value of the
 * outer row, it is found by it; the comparison stays, so that it does not matter if more rows are found than are equal.
 */
final class Keeping {
    private Keeping() {}

    /** The expression with its kept parts. */
    static RelNode apply(RelNode rel) {
        return outside(rel, List.of());
    }

    /** An expression that is evaluated as often as the innermost of the outer rows changes. */
    private static RelNode outside(RelNode rel, List<CorrelationId> outer) {
        if (rel instanceof CqlCorrelate correlate) {
            return correlate.copy(
                    correlate.getTraitSet(),
                    List.of(
                            outside(correlate.getLeft(), outer),
                            inside(
                                    OuterConditions.raised(correlate.getRight()),
                                    with(outer, correlate.getCorrelationId()),
                                    List.of())));
        }
        if (rel.getInputs().isEmpty()) {
            return rel;
        }
        return rel.copy(
                rel.getTraitSet(),
                rel.getInputs().stream().map(input -> outside(input, outer)).toList());
    }

    /**
     * An expression that belongs to a sub-query.
     *
     * @param outer the outer rows that it may depend on, from the outermost on
     * @param keys what is asked of its rows
     */
    private static RelNode inside(RelNode rel, List<CorrelationId> outer, List<KeptRows.OuterKey> keys) {
        Set<CorrelationId> used = RelOptUtil.getVariablesUsed(rel);
        int depth = outer.size();
        while (depth > 0 && !used.contains(outer.get(depth - 1))) {
            depth--;
        }
        if (depth < outer.size() && !(rel instanceof Values) && !Volatile.in(rel)) {
            int scope = depth == 0 ? KeptRows.EXECUTION : outer.get(depth - 1).getId();
            return new KeptRows(outside(rel, outer.subList(0, depth)), scope, keys);
        }
        if (rel instanceof CqlCorrelate correlate) {
            return correlate.copy(
                    correlate.getTraitSet(),
                    List.of(
                            inside(correlate.getLeft(), outer, List.of()),
                            inside(correlate.getRight(), with(outer, correlate.getCorrelationId()), List.of())));
        }
        if (rel instanceof CqlLookupJoin join) {
            CorrelationId id = join.getVariablesSet().iterator().next();
            return join.copy(
                    join.getTraitSet(),
                    List.of(
                            inside(join.getLeft(), outer, List.of()),
                            inside(join.getRight(), with(outer, id), List.of())));
        }
        if (rel.getInputs().isEmpty()) {
            return rel;
        }
        List<KeptRows.OuterKey> asked = rel instanceof Calc calc ? keys(calc) : List.of();
        return rel.copy(
                rel.getTraitSet(),
                rel.getInputs().stream()
                        .map(input -> inside(input, outer, asked))
                        .toList());
    }

    private static List<CorrelationId> with(List<CorrelationId> outer, CorrelationId id) {
        List<CorrelationId> result = new ArrayList<>(outer);
        result.add(id);
        return result;
    }

    /** The columns that must equal values of outer rows. */
    private static List<KeptRows.OuterKey> keys(Calc calc) {
        if (calc.getProgram().getCondition() == null) {
            return List.of();
        }
        List<KeptRows.OuterKey> keys = new ArrayList<>();
        RexNode condition = calc.getProgram().expandLocalRef(calc.getProgram().getCondition());
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            if (conjunct.getKind() == SqlKind.EQUALS) {
                List<RexNode> operands = ((RexCall) conjunct).getOperands();
                addKey(operands.get(0), operands.get(1), keys);
                addKey(operands.get(1), operands.get(0), keys);
            }
        }
        return keys;
    }

    private static void addKey(RexNode column, RexNode value, List<KeptRows.OuterKey> keys) {
        if (column instanceof RexInputRef ref
                && value instanceof RexFieldAccess access
                && access.getReferenceExpr() instanceof RexCorrelVariable row
                && isFound(column.getType(), value.getType())) {
            keys.add(new KeptRows.OuterKey(
                    ref.getIndex(), row.id.getId(), access.getField().getIndex()));
        }
    }

    /** Whether equal values of the types have the same class and are found by each other. */
    private static boolean isFound(RelDataType column, RelDataType value) {
        return switch (column.getSqlTypeName()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    REAL,
                    DOUBLE,
                    VARCHAR,
                    VARBINARY,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    UUID -> SqlTypeUtil.equalSansNullability(column, value);
            default -> false;
        };
    }
}
