package io.keyway.plan.frontend;

import io.keyway.sql.LiteralSlot;
import io.keyway.sql.SqlText;
import io.keyway.sql.TokenList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The literals of one query that its plan shall not depend on: they are validated as they are written, and planned as
 * parameters after the query's own.
 *
 *   k = 5 AND n IN ('x', 'y')   ->   k = ?0 AND IN_LIST(n, ?1)
 *
 * @param slots the literals, in the order of the text
 * @param places for each of them, where it stands in the text
 */
public record HoistedLiterals(List<LiteralSlot> slots, List<SqlParserPos> places) {
    /** No literal is hoisted. */
    public static final HoistedLiterals NONE = new HoistedLiterals(List.of(), List.of());

    public HoistedLiterals {
        slots = List.copyOf(slots);
        places = List.copyOf(places);
    }

    /** Literals of a query, found in its text. */
    public static HoistedLiterals of(SqlText sql, List<LiteralSlot> slots) {
        List<SqlParserPos> places = new ArrayList<>();
        TokenList tokens = sql.tokens();
        int token = 0;
        for (LiteralSlot slot : slots) {
            while (tokens.start(token) < slot.start()) {
                token++;
            }
            places.add(new SqlParserPos(tokens.line(token), tokens.column(token)));
        }
        return new HoistedLiterals(slots, places);
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
        OptionalInt slot = list.isEmpty() ? OptionalInt.empty() : slot(literal(list.get(0)));
        return slot.isPresent() && slots.get(slot.getAsInt()).isList();
    }

    /** The literal of a value that may have got a conversion. */
    private static @Nullable SqlNode literal(@Nullable SqlNode value) {
        return value != null && value.getKind() == SqlKind.CAST ? ((SqlBasicCall) value).operand(0) : value;
    }

    /** The position among the literals of the one that stands where a node does; empty when none does. */
    OptionalInt slot(@Nullable SqlNode node) {
        if (node == null || slots.isEmpty()) {
            return OptionalInt.empty();
        }
        SqlParserPos place = node.getParserPosition();
        return IntStream.range(0, places.size())
                .filter(slot -> places.get(slot).getLineNum() == place.getLineNum()
                        && places.get(slot).getColumnNum() == place.getColumnNum())
                .findFirst();
    }
}
