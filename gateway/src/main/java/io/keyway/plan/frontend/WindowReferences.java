package io.keyway.plan.frontend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes windows out that add a frame to a named one, since Calcite forgets the frame.
 *
 *   SUM(x) OVER (w ROWS 1 PRECEDING) ... WINDOW w AS (ORDER BY y)   ->   SUM(x) OVER (ORDER BY y ROWS 1 PRECEDING)
 */
final class WindowReferences extends SqlShuttle {
    private final Deque<Map<String, SqlWindow>> scopes = new ArrayDeque<>();

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlWindow window) {
            return super.visit(writtenOut(window));
        }
        if (!(call instanceof SqlSelect select)) {
            return super.visit(call);
        }
        scopes.push(named(select.getWindowList()));
        SqlNode visited = super.visit(call);
        scopes.pop();
        return visited;
    }

    private static Map<String, SqlWindow> named(SqlNodeList windows) {
        Map<String, SqlWindow> named = new LinkedHashMap<>();
        for (SqlNode node : windows) {
            SqlIdentifier name = node instanceof SqlWindow window ? window.getDeclName() : null;
            if (name != null) {
                named.put(name.getSimple(), (SqlWindow) node);
            }
        }
        return named;
    }

    private SqlWindow writtenOut(SqlWindow window) {
        SqlIdentifier name = window.getRefName();
        boolean framed = window.getLowerBound() != null || window.getUpperBound() != null;
        SqlWindow base = name == null || scopes.isEmpty() || !framed
                ? null
                : scopes.peek().get(name.getSimple());
        // What may not be combined, the validator says.
        boolean plain = base != null
                && base.getRefName() == null
                && base.getLowerBound() == null
                && base.getUpperBound() == null
                && window.getPartitionList().isEmpty()
                && (window.getOrderList().isEmpty() || base.getOrderList().isEmpty());
        return base == null || !plain ? window : merged(window, base);
    }

    private static SqlWindow merged(SqlWindow window, SqlWindow base) {
        SqlParserPos place = window.getParserPosition();
        return new SqlWindow(
                place,
                window.getDeclName(),
                null,
                base.getPartitionList(),
                window.getOrderList().isEmpty() ? base.getOrderList() : window.getOrderList(),
                SqlLiteral.createBoolean(window.isRows(), place),
                window.getLowerBound(),
                window.getUpperBound(),
                window.isAllowPartial() ? null : SqlLiteral.createBoolean(false, place),
                window.getExclude());
    }
}
