package io.keyway.plan.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;

/** What columns without an alias are called: as in PostgreSQL, by their function, instead of Calcite's EXPR$0. */
final class ColumnLabels {
    private static final String UNNAMED = "EXPR$";
    private static final String NO_NAME = "?column?";

    private ColumnLabels() {}

    /** The items of the outermost SELECT as they are written; empty for a set operation or VALUES. */
    static SqlNodeList selectList(SqlNode query) {
        SqlNode rest = query;
        while (true) {
            if (rest instanceof SqlOrderBy ordered) {
                rest = ordered.query;
            } else if (rest instanceof SqlWith with) {
                rest = with.body;
            } else {
                // A copy, since validation rewrites the list in place.
                return rest instanceof SqlSelect select
                        ? select.getSelectList().clone(select.getParserPosition())
                        : SqlNodeList.EMPTY;
            }
        }
    }

    /**
     * The labels of a result.
     *
     * @param derived the names that Calcite gives
     * @param written the items as the user wrote them; of another number when there is a star among them
     */
    static List<String> of(List<String> derived, SqlNodeList written) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < derived.size(); i++) {
            String name = derived.get(i);
            boolean known = written.size() == derived.size();
            labels.add(name.startsWith(UNNAMED) ? known ? label(written.get(i)) : NO_NAME : name);
        }
        return labels;
    }

    private static String label(SqlNode item) {
        if (item.getKind() == SqlKind.CAST || item.getKind() == SqlKind.OVER) {
            return label(((SqlCall) item).operand(0));
        }
        if (item.getKind() == SqlKind.EXTRACT) {
            return "extract";
        }
        return item instanceof SqlCall call && call.getOperator() instanceof SqlFunction function
                ? function.getName().toLowerCase(Locale.ROOT)
                : item.getKind() == SqlKind.IDENTIFIER ? item.toString() : NO_NAME;
    }
}
