package io.keyway.plan.frontend;

import io.keyway.plan.condition.InList;
import io.keyway.plan.condition.Terms;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.pushdown.Term;
import io.keyway.sql.LiteralSlot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Finds the literals whose values planning need not see, because any other value would lead to the same plan.
 *
 * <p>Such a literal is compared with a column, in a condition joined to others by AND, and nothing else is said of that
 * column there, apart from the other end of a range: of {@code k = 1 AND k = 2} the planner makes something simpler.
 */
final class HoistableLiterals {
    private final int first;
    private final List<LiteralSlot> slots;
    private final BitSet fitting = new BitSet();
    private final int[] uses;
    private final int[] fittingUses;

    HoistableLiterals(int first, List<LiteralSlot> slots) {
        this.first = first;
        this.slots = slots;
        this.uses = new int[slots.size()];
        this.fittingUses = new int[slots.size()];
    }

    /** What a condition says of a column. */
    private enum Saying {
        POINTS,
        LOWER,
        UPPER,
        OTHER
    }

    /**
     * A condition on one column.
     *
     * @param literals the hoisted literals in it
     */
    private record Said(Saying saying, List<Integer> literals) {}

    /** Those of the literals that need not be seen; also those that have vanished. */
    BitSet fitting(RelNode rel) {
        if (slots.isEmpty()) {
            return fitting;
        }
        visit(rel);
        for (int slot = 0; slot < uses.length; slot++) {
            fitting.set(slot, uses[slot] == fittingUses[slot]);
        }
        return fitting;
    }

    private void visit(RelNode rel) {
        rel.accept(new RexShuttle() {
            @Override
            public RexNode visitDynamicParam(RexDynamicParam parameter) {
                if (parameter.getIndex() >= first) {
                    uses[parameter.getIndex() - first]++;
                }
                return parameter;
            }

            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                visit(query.rel);
                return super.visitSubQuery(query);
            }
        });
        if (rel instanceof Filter filter) {
            condition(filter.getCondition());
        } else if (rel instanceof Join join) {
            condition(join.getCondition());
        }
        rel.getInputs().forEach(this::visit);
    }

    private void condition(RexNode condition) {
        Map<Integer, List<Said>> columns = new HashMap<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
            if (used.cardinality() == 1) {
                columns.computeIfAbsent(used.nth(0), column -> new ArrayList<>())
                        .add(said(conjunct));
            }
        }
        columns.values().stream()
                .filter(HoistableLiterals::isPlain)
                .flatMap(List::stream)
                .forEach(said -> said.literals().forEach(slot -> fittingUses[slot]++));
    }

    /** Whether what is said of a column is one thing, or the two ends of one range. */
    private static boolean isPlain(List<Said> all) {
        if (all.size() == 1) {
            return all.get(0).saying() != Saying.OTHER;
        }
        return all.size() == 2
                && all.stream().anyMatch(said -> said.saying() == Saying.LOWER)
                && all.stream().anyMatch(said -> said.saying() == Saying.UPPER);
    }

    private Said said(RexNode conjunct) {
        List<Integer> literals = new ArrayList<>();
        List<RexNode> alternatives = RelOptUtil.disjunctions(conjunct);
        Saying saying = alternatives.size() == 1 ? saying(conjunct, literals) : Saying.POINTS;
        if (alternatives.size() > 1
                && !alternatives.stream().allMatch(each -> saying(each, literals) == Saying.POINTS)) {
            saying = Saying.OTHER;
        }
        return new Said(saying, literals);
    }

    private Saying saying(RexNode condition, List<Integer> literals) {
        if (InList.is(condition)) {
            List<RexNode> operands = ((RexCall) condition).getOperands();
            return take(operands.get(0), operands.get(1), literals, true) ? Saying.POINTS : Saying.OTHER;
        }
        if (saying(condition.getKind()) == Saying.OTHER) {
            return Saying.OTHER;
        }
        RexNode left = ((RexCall) condition).getOperands().get(0);
        RexNode right = ((RexCall) condition).getOperands().get(1);
        if (take(left, right, literals, false)) {
            return saying(condition.getKind());
        }
        return take(right, left, literals, false) ? saying(condition.getKind().reverse()) : Saying.OTHER;
    }

    private static Saying saying(SqlKind kind) {
        return switch (kind) {
            case EQUALS -> Saying.POINTS;
            case GREATER_THAN, GREATER_THAN_OR_EQUAL -> Saying.LOWER;
            case LESS_THAN, LESS_THAN_OR_EQUAL -> Saying.UPPER;
            default -> Saying.OTHER;
        };
    }

    /** Notes the literal that a column is compared with; false when it is something else. */
    private boolean take(RexNode column, RexNode value, List<Integer> literals, boolean list) {
        RexNode plain = column.getKind() == SqlKind.CAST
                ? ((RexCall) column).getOperands().get(0)
                : column;
        boolean isColumn =
                column instanceof RexInputRef || plain instanceof RexInputRef && Terms.isLossless(plain, column);
        int slot = isColumn ? slot(value) : -1;
        if (slot < 0 || slots.get(slot).isList() != list || !agree(plain.getType(), value.getType())) {
            return false;
        }
        literals.add(slot);
        return true;
    }

    private int slot(RexNode value) {
        Term term = value instanceof RexDynamicParam || value.getKind() == SqlKind.CAST ? Terms.of(value) : null;
        return term instanceof Term.Parameter parameter && parameter.index() >= first ? parameter.index() - first : -1;
    }

    /** Whether the gateway compares values of the two types just as it compares a column with a literal. */
    private static boolean agree(RelDataType column, RelDataType value) {
        if (SqlTypeUtil.inCharFamily(column)) {
            return SqlTypeUtil.inCharFamily(value) && !CalciteTypes.isAddress(column);
        }
        if (SqlTypeUtil.isNumeric(column)) {
            return SqlTypeUtil.isNumeric(value)
                    && !(value.getSqlTypeName() == SqlTypeName.DECIMAL && SqlTypeUtil.isApproximateNumeric(column));
        }
        return switch (column.getSqlTypeName()) {
            case DATE, TIMESTAMP ->
                value.getSqlTypeName() == SqlTypeName.DATE || value.getSqlTypeName() == SqlTypeName.TIMESTAMP;
            case UUID -> value.getSqlTypeName() == SqlTypeName.UUID;
            default -> false;
        };
    }
}
