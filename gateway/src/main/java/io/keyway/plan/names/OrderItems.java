package io.keyway.plan.names;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** The items of ORDER BY: a name alone is a column of the result, which its number stands for. */
final class OrderItems {
    private OrderItems() {}

    /**
     * An item after a set operation or VALUES.
     *
     * @param columns the names of the result's columns; null when they are not known
     */
    static SqlNode ofResult(SqlNode item, @Nullable List<String> columns) {
        SqlIdentifier name = name(item);
        int first = name == null || columns == null ? -1 : columns.indexOf(name.getSimple());
        if (name == null || columns == null || first < 0) {
            return item;
        }
        if (columns.lastIndexOf(name.getSimple()) != first) {
            throw NameErrors.ambiguousOutput(name.getSimple(), "ORDER BY", name);
        }
        return numbered(item, first);
    }

    /**
     * The column of a select list that a name alone means.
     *
     * @param columns the names of the columns
     * @param items what they are computed from
     * @return its index; less than 0 when there is none
     */
    static int find(SqlIdentifier name, String clause, List<Output.OutputColumn> columns, List<SqlNode> items) {
        int found = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).name().equals(name.getSimple())) {
                continue;
            }
            if (found >= 0 && !expression(items.get(found)).equalsDeep(expression(items.get(i)), Litmus.IGNORE)) {
                throw NameErrors.ambiguousOutput(name.getSimple(), clause, name);
            }
            found = found < 0 ? i : found;
        }
        return found;
    }

    /** The item's name when it is nothing but a name, with a direction or without; else null. */
    static @Nullable SqlIdentifier name(SqlNode item) {
        SqlNode expression = item;
        while (isDirection(expression)) {
            expression = ((SqlCall) expression).operand(0);
        }
        return expression instanceof SqlIdentifier name && name.isSimple() && !name.isStar() ? name : null;
    }

    /** The item with the number of a column in the place of its name. */
    static SqlNode numbered(SqlNode item, int column) {
        if (isDirection(item)) {
            SqlCall direction = (SqlCall) item;
            return direction
                    .getOperator()
                    .createCall(direction.getParserPosition(), numbered(direction.operand(0), column));
        }
        return SqlLiteral.createExactNumeric(String.valueOf(column + 1), item.getParserPosition());
    }

    private static boolean isDirection(SqlNode item) {
        return item.getKind() == SqlKind.DESCENDING
                || item.getKind() == SqlKind.NULLS_FIRST
                || item.getKind() == SqlKind.NULLS_LAST;
    }

    private static SqlNode expression(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }
}
