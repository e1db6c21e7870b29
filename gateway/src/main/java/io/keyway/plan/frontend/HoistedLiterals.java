package io.keyway.plan.frontend;

import io.keyway.plan.condition.InList;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.sql.LiteralSlot;
import io.keyway.sql.LiteralType;
import io.keyway.sql.SqlScanner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The literals of one query that its plan shall not depend on: they are validated as they are written, and planned as
 * parameters behind the query's own.
 *
 *   k = 5 AND n IN ('x', 'y')   ->   k = ?0 AND IN_LIST(n, ?1)
 */
public final class HoistedLiterals {
    /** No literal is open. */
    public static final HoistedLiterals NONE = new HoistedLiterals("", List.of());

    private final List<LiteralSlot> slots;
    private final List<SqlParserPos> places = new ArrayList<>();
    private final List<SlotReader> readers = new ArrayList<>();
    private final BitSet converted = new BitSet();
    private final BitSet closed = new BitSet();
    private int first;

    /**
     * The open literals of a query.
     *
     * @param slots where they stand in the text
     */
    public HoistedLiterals(String sql, List<LiteralSlot> slots) {
        this.slots = slots;
        SqlScanner scanner = new SqlScanner(sql);
        for (LiteralSlot slot : slots) {
            readers.add(SlotReader.AS_WRITTEN);
            while (scanner.start() < slot.start() && scanner.nextSignificant()) {
                // on to the literal
            }
            places.add(new SqlParserPos(scanner.line(), scanner.column()));
        }
    }

    /** How many there are. */
    public int size() {
        return slots.size();
    }

    /** How the value of each is read. */
    public List<SlotReader> readers() {
        return readers;
    }

    /** Those that have to stay part of the query, by position, because planning needs to see them. */
    public BitSet closed() {
        return closed;
    }

    /** The types of their parameters. */
    List<RelDataType> types(RelDataTypeFactory factory) {
        List<RelDataType> types = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            types.add(
                    slots.get(i).isList()
                            ? factory.createSqlType(SqlTypeName.ANY)
                            : readers.get(i).type(type(slots.get(i).type(), factory), factory));
        }
        return types;
    }

    /** Leaves one value of each list, in whose place the list's parameter is put. */
    void shorten(SqlNode query) {
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call.getKind() == SqlKind.IN
                        && call instanceof SqlBasicCall in
                        && in.operand(1) instanceof SqlNodeList list
                        && isList(list)) {
                    in.setOperand(
                            1, new SqlNodeList(List.of(Objects.requireNonNull(list.get(0))), list.getParserPosition()));
                }
                return super.visit(call);
            }
        });
    }

    private boolean isList(SqlNodeList list) {
        int slot = list.isEmpty() ? -1 : slot(literal(list.get(0)));
        return slot >= 0 && slots.get(slot).isList();
    }

    /** The literal of a value that may have got a conversion. */
    private static @Nullable SqlNode literal(@Nullable SqlNode value) {
        return value != null && value.getKind() == SqlKind.CAST ? ((SqlBasicCall) value).operand(0) : value;
    }

    /**
     * Says what precedes the conversion.
     *
     * @param parameters how many parameters the query has itself
     */
    void startBehind(int parameters) {
        first = parameters;
    }

    /** The parameter for an expression; null when it is no open literal. */
    @Nullable
    RexNode convert(SqlNode node, RexBuilder rex) {
        boolean negative =
                node.getKind() == SqlKind.MINUS_PREFIX && ((SqlBasicCall) node).operand(0) instanceof SqlLiteral;
        int slot = negative || node instanceof SqlLiteral ? slot(node) : -1;
        if (slot < 0) {
            return null;
        }
        converted.set(slot);
        return rex.makeDynamicParam(type(slots.get(slot).type(), rex.getTypeFactory()), first + slot);
    }

    private int slot(@Nullable SqlNode node) {
        if (node == null || slots.isEmpty()) {
            return -1;
        }
        SqlParserPos place = node.getParserPosition();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).getLineNum() == place.getLineNum()
                    && places.get(i).getColumnNum() == place.getColumnNum()) {
                return i;
            }
        }
        return -1;
    }

    /** Text that is converted to another type becomes a parameter of that type, and equality with a list a list. */
    RexShuttle shuttle(RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexCall visited = (RexCall) super.visitCall(call);
                if (visited.getKind() == SqlKind.CAST) {
                    int slot = slot(visited.getOperands().get(0));
                    return slot < 0 ? visited : converted(visited, slot, rex);
                }
                int list = visited.getKind() == SqlKind.EQUALS
                        ? slot(withoutCast(visited.getOperands().get(1)))
                        : -1;
                return list >= 0 && slots.get(list).isList()
                        ? InList.of(
                                visited.getOperands().get(0),
                                (RexDynamicParam)
                                        withoutCast(visited.getOperands().get(1)),
                                slots.get(list).count(),
                                rex)
                        : visited;
            }
        };
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
            closed.set(slot);
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

    /** The literal that an expression is the parameter of; less than 0 when there is none. */
    private int slot(RexNode expression) {
        return expression instanceof RexDynamicParam parameter && !slots.isEmpty() && parameter.getIndex() >= first
                ? parameter.getIndex() - first
                : -1;
    }

    /** Looks at the converted query, and closes what planning needs to see. */
    void check(RelNode rel) {
        if (slots.isEmpty()) {
            return;
        }
        BitSet open = new HoistableLiterals(first, slots).fitting(rel);
        open.and(converted);
        closed.flip(0, slots.size());
        open.and(closed);
        closed.clear();
        closed.set(0, slots.size());
        closed.andNot(open);
    }

    /** Closes the lists that Cassandra is not asked for. */
    public void closeLists(RelNode rel) {
        if (slots.isEmpty()) {
            return;
        }
        rel.accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                if (InList.is(call)) {
                    closed.set(slot(call.getOperands().get(1)));
                }
                return super.visitCall(call);
            }
        });
        rel.getInputs().forEach(this::closeLists);
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
