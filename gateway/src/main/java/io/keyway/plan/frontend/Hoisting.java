package io.keyway.plan.frontend;

import io.keyway.plan.condition.InList;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.sql.LiteralSlot;
import io.keyway.sql.LiteralType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Makes hoisted literals parameters while Calcite converts one query to relational algebra. It notes what it meets; its
 * result is a value.
 */
final class Hoisting {
    private final List<LiteralSlot> slots;
    private final HoistedLiterals literals;
    private final int first;
    private final List<SlotReader> readers;
    private final BitSet converted = new BitSet();
    private final BitSet ambiguous = new BitSet();

    /**
     * @param first how many parameters the query has itself
     */
    Hoisting(HoistedLiterals literals, int first) {
        this.slots = literals.slots();
        this.literals = literals;
        this.first = first;
        this.readers = new ArrayList<>(Collections.nCopies(slots.size(), SlotReader.AS_WRITTEN));
    }

    /** The parameter for an expression; null when it is no hoisted literal. */
    @Nullable
    RexNode convert(SqlNode node, RexBuilder rex) {
        boolean negative =
                node.getKind() == SqlKind.MINUS_PREFIX && ((SqlBasicCall) node).operand(0) instanceof SqlLiteral;
        OptionalInt found = negative || node instanceof SqlLiteral ? literals.slot(node) : OptionalInt.empty();
        if (found.isEmpty()) {
            return null;
        }
        int slot = found.getAsInt();
        converted.set(slot);
        return rex.makeDynamicParam(type(slots.get(slot).type(), rex.getTypeFactory()), first + slot);
    }

    /** Text that is converted to another type becomes a parameter of that type, and equality with a list a list. */
    RexShuttle shuttle(RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexCall visited = (RexCall) super.visitCall(call);
                if (visited.getKind() == SqlKind.CAST) {
                    OptionalInt slot = slot(visited.getOperands().get(0));
                    return slot.isEmpty() ? visited : converted(visited, slot.getAsInt(), rex);
                }
                return visited.getKind() == SqlKind.EQUALS ? listed(visited, rex) : visited;
            }
        };
    }

    private RexNode listed(RexCall equality, RexBuilder rex) {
        RexNode value = withoutCast(equality.getOperands().get(1));
        OptionalInt slot = slot(value);
        return slot.isPresent() && slots.get(slot.getAsInt()).isList()
                ? InList.of(
                        equality.getOperands().get(0),
                        (RexDynamicParam) value,
                        slots.get(slot.getAsInt()).count(),
                        rex)
                : equality;
    }

    /** A list's values are converted to the column's type when they are bound, so a wider type in between is of no use. */
    private static RexNode withoutCast(RexNode operand) {
        return operand.getKind() == SqlKind.CAST
                ? ((RexCall) operand).getOperands().get(0)
                : operand;
    }

    private RexNode converted(RexCall cast, int slot, RexBuilder rex) {
        SlotReader reader = slots.get(slot).type().kind() == LiteralType.Kind.TEXT ? reader(cast.getType()) : null;
        if (reader == null) {
            return cast;
        }
        if (readers.get(slot) != SlotReader.AS_WRITTEN && readers.get(slot) != reader) {
            ambiguous.set(slot);
        }
        readers.set(slot, reader);
        return rex.makeDynamicParam(cast.getType(), first + slot);
    }

    private static @Nullable SlotReader reader(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case UUID -> SlotReader.UUID;
            case DATE -> SlotReader.DATE;
            case TIMESTAMP -> type.getPrecision() >= CalciteTypes.MILLISECOND_DIGITS ? SlotReader.TIMESTAMP : null;
            default -> null;
        };
    }

    private OptionalInt slot(RexNode expression) {
        return HoistedParameters.literal(expression, first);
    }

    /** The parameters of the converted query, and the literals that planning has to see. */
    HoistedParameters result(RelNode rel, RelDataTypeFactory factory) {
        BitSet hoisted = new HoistableLiterals(first, slots).fitting(rel);
        hoisted.and(converted);
        hoisted.andNot(ambiguous);
        Set<Integer> kept = IntStream.range(0, slots.size())
                .filter(slot -> !hoisted.get(slot))
                .boxed()
                .collect(Collectors.toSet());
        List<RelDataType> types = IntStream.range(0, slots.size())
                .mapToObj(slot -> type(slot, factory))
                .toList();
        return new HoistedParameters(first, types, readers, kept);
    }

    private RelDataType type(int slot, RelDataTypeFactory factory) {
        LiteralSlot literal = slots.get(slot);
        return literal.isList()
                ? factory.createSqlType(SqlTypeName.ANY)
                : readers.get(slot).type(type(literal.type(), factory), factory);
    }

    private static RelDataType type(LiteralType type, RelDataTypeFactory factory) {
        return switch (type.kind()) {
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case TEXT -> factory.createSqlType(SqlTypeName.VARCHAR);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, CalciteTypes.MILLISECOND_DIGITS);
            case UUID -> factory.createSqlType(SqlTypeName.UUID);
        };
    }
}
