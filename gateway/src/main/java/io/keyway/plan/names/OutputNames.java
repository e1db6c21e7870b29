package io.keyway.plan.names;

import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.util.Util;

/** What the columns of a result are called: as in PostgreSQL, by their function where they have no alias. */
final class OutputNames {
    /** The name of a column that has none. */
    static final String NONE = "?column?";

    private OutputNames() {}

    /** The column of an item of a select list as it is written, which is no star. */
    static Output.OutputColumn of(SqlNode item) {
        if (item.getKind() == SqlKind.AS) {
            return new Output.OutputColumn(((SqlCall) item).operand(1).toString(), true);
        }
        return item instanceof SqlIdentifier column
                ? new Output.OutputColumn(Util.last(column.names), true)
                : new Output.OutputColumn(name(item), false);
    }

    /** The name of an expression. */
    static String name(SqlNode item) {
        return switch (item.getKind()) {
            case IDENTIFIER -> Util.last(((SqlIdentifier) item).names);
            case CAST, OVER, FILTER, WITHIN_GROUP, RESPECT_NULLS, IGNORE_NULLS -> name(((SqlCall) item).operand(0));
            case EXTRACT -> "extract";
            case SELECT -> name(((SqlSelect) item).getSelectList().get(0));
            case ORDER_BY -> name(((SqlOrderBy) item).query);
            case AS -> ((SqlCall) item).operand(1).toString();
            default ->
                item instanceof SqlCall call && call.getOperator() instanceof SqlFunction function
                        ? function.getName().toLowerCase(Locale.ROOT)
                        : NONE;
        };
    }
}
