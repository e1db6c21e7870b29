package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of functions that return several rows, wherever PostgreSQL takes them.
 *
 *   FROM generate_series(1, 3) AS g     ->   FROM UNNEST(series(1, 3)) AS g (g)
 *   SELECT k, unnest(l) FROM t          ->   SELECT k, r.c0 AS unnest FROM t, UNNEST(l) AS r (c0)
 */
final class SetReturning extends SqlShuttle {
    /** The function that gives the rows of another one as a list; the list itself for unnest. */
    private static final Map<String, String> LISTS = Map.of("generate_series", "series", "unnest", "");

    private static final String ROWS = "rows$";

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getKind() == SqlKind.AS) {
            SqlNode named = named(call);
            if (named != null) {
                return super.visit((SqlCall) named);
            }
        }
        if (function(call) != null) {
            throw refusal("a function that returns several rows is an item of its own of a select list", call);
        }
        if (call.getKind() == SqlKind.COLLECTION_TABLE && function(call.operand(0)) != null) {
            return super.visit(table(call.operand(0), List.of(name(call.operand(0)), name(call.operand(0)))));
        }
        return call instanceof SqlSelect select
                        && select.getSelectList().stream().anyMatch(SetReturning::isRows)
                ? super.visit(joined(select))
                : super.visit(call);
    }

    /** A function of FROM with an alias; null for anything else with one. */
    private static @Nullable SqlNode named(SqlCall as) {
        SqlNode inner = as.operand(0);
        SqlNode table = inner.getKind() == SqlKind.LATERAL ? ((SqlCall) inner).operand(0) : inner;
        if (table.getKind() != SqlKind.COLLECTION_TABLE || function(((SqlCall) table).operand(0)) == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        as.getOperandList().stream().skip(1).forEach(name -> names.add(((SqlIdentifier) name).getSimple()));
        if (names.size() == 1) {
            names.add(names.get(0));
        }
        return table(((SqlCall) table).operand(0), names);
    }

    /** The rows of a function as a table with a name, and a name for its column. */
    private static SqlCall table(SqlCall function, List<String> names) {
        return table(List.of(list(function)), names, function.getParserPosition());
    }

    private static SqlCall table(List<SqlNode> lists, List<String> names, SqlParserPos pos) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(SqlStdOperatorTable.UNNEST.createCall(pos, lists));
        names.forEach(name -> operands.add(new SqlIdentifier(name, pos)));
        return SqlStdOperatorTable.AS.createCall(pos, operands);
    }

    private static SqlSelect joined(SqlSelect select) {
        SqlParserPos pos = select.getParserPosition();
        if (select.getGroup() != null || select.getHaving() != null || has(select, SetReturning::isWindowOrAggregate)) {
            SqlNode rows = select.getSelectList().stream()
                    .filter(SetReturning::isRows)
                    .findFirst()
                    .orElseThrow();
            throw refusal("a function that returns several rows cannot stand beside groups or windows", rows);
        }
        List<SqlNode> lists = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(ROWS));
        SqlNodeList items = new SqlNodeList(select.getSelectList().getParserPosition());
        for (SqlNode item : select.getSelectList()) {
            if (!isRows(item)) {
                items.add(item);
                continue;
            }
            SqlCall function = (SqlCall) unaliased(item);
            String column = "c" + lists.size();
            lists.add(list(function));
            names.add(column);
            SqlNode alias = item == function
                    ? new SqlIdentifier(name(function), item.getParserPosition())
                    : ((SqlCall) item).operand(1);
            items.add(SqlStdOperatorTable.AS.createCall(
                    item.getParserPosition(),
                    new SqlIdentifier(List.of(ROWS, column), item.getParserPosition()),
                    alias));
        }
        SqlNode rows = table(lists, names, pos);
        SqlNode from = select.getFrom();
        SqlSelect changed = (SqlSelect) select.clone(pos);
        changed.setSelectList(items);
        changed.setFrom(
                from == null
                        ? rows
                        : new SqlJoin(
                                pos,
                                from,
                                SqlLiteral.createBoolean(false, pos),
                                JoinType.COMMA.symbol(pos),
                                rows,
                                JoinConditionType.NONE.symbol(pos),
                                null));
        return changed;
    }

    private static KeywayException refusal(String message, SqlNode place) {
        return new KeywayException(ErrorCode.FEATURE_NOT_SUPPORTED, message)
                .withHint("put it into FROM")
                .withPosition(CalciteErrors.position(place.getParserPosition()));
    }

    private static boolean isRows(SqlNode item) {
        return function(unaliased(item)) != null;
    }

    private static SqlNode unaliased(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    private static boolean isWindowOrAggregate(SqlCall call) {
        return call.getKind() == SqlKind.OVER || Functions.isAggregate(call);
    }

    private static boolean has(SqlSelect select, Predicate<SqlCall> property) {
        boolean[] found = new boolean[1];
        select.getSelectList().accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                found[0] |= property.test(call);
                return call.isA(SqlKind.QUERY) ? null : super.visit(call);
            }
        });
        return found[0];
    }

    private static SqlNode list(SqlCall function) {
        String list = LISTS.getOrDefault(name(function), "");
        return list.isEmpty()
                ? function.operand(0)
                : Functions.unresolved(list).createCall(function.getParserPosition(), function.getOperandList());
    }

    /** The call of a function that returns rows; null for anything else. */
    private static @Nullable SqlCall function(SqlNode node) {
        return node instanceof SqlCall call
                        && call.getOperator() instanceof SqlFunction
                        && call.operandCount() > 0
                        && LISTS.containsKey(name(call))
                ? call
                : null;
    }

    private static String name(SqlCall call) {
        return call.getOperator().getName().toLowerCase(Locale.ROOT);
    }
}
