package io.keyway.plan.frontend;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;

/**
 * ROLLUP and CUBE that name a column twice, as the sets that they stand for (SQL:2016 7.13): Calcite drops those that come to
 * the same columns, of which each has its groups.
 *
 *   ROLLUP(a, a)   ->   GROUPING SETS ((a, a), (a), ())
 */
final class GroupingSets {
    /** A CUBE has two to the power of its items. */
    private static final int MOST_ITEMS = 12;

    private GroupingSets() {}

    /** The call of ROLLUP or CUBE; that of GROUPING SETS where an item stands in it twice. */
    static SqlCall written(SqlCall call) {
        List<List<SqlNode>> items =
                call.getOperandList().stream().map(GroupingSets::columns).toList();
        if (!repeats(items.stream().flatMap(List::stream).toList()) || items.size() > MOST_ITEMS) {
            return call;
        }
        List<List<SqlNode>> sets = new ArrayList<>();
        if (call.getKind() == SqlKind.ROLLUP) {
            for (int length = items.size(); length >= 0; length--) {
                sets.add(together(items, (1 << length) - 1));
            }
        } else {
            for (int chosen = (1 << items.size()) - 1; chosen >= 0; chosen--) {
                sets.add(together(items, chosen));
            }
        }
        SqlParserPos pos = call.getParserPosition();
        return SqlStdOperatorTable.GROUPING_SETS.createCall(
                pos, sets.stream().map(set -> set(set, pos)).toList());
    }

    /** The columns of an item, which is one or several in parentheses. */
    private static List<SqlNode> columns(SqlNode item) {
        if (item instanceof SqlNodeList list) {
            return list.getList();
        }
        return item.getKind() == SqlKind.ROW ? ((SqlCall) item).getOperandList() : List.of(item);
    }

    private static SqlNode set(List<SqlNode> columns, SqlParserPos pos) {
        return switch (columns.size()) {
            case 0 -> SqlNodeList.EMPTY;
            case 1 -> columns.get(0);
            default -> SqlStdOperatorTable.ROW.createCall(pos, columns);
        };
    }

    private static boolean repeats(List<SqlNode> columns) {
        for (int i = 0; i < columns.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (columns.get(i).equalsDeep(columns.get(j), Litmus.IGNORE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The columns of the items whose bits are set. */
    private static List<SqlNode> together(List<List<SqlNode>> items, int chosen) {
        List<SqlNode> set = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if ((chosen >> i & 1) == 1) {
                set.addAll(items.get(i));
            }
        }
        return set;
    }
}
