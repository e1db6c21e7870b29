package io.keyway.plan.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** Resolves the names of one SELECT, clause by clause. */
final class SelectNames {
    private final Names names;
    private final Scope scope;
    private final ExpressionNames expressions;

    private final List<SqlNode> items = new ArrayList<>();
    private @Nullable List<Output.OutputColumn> columns = new ArrayList<>();

    SelectNames(Names names, Scope scope) {
        this.names = names;
        this.scope = scope;
        this.expressions = new ExpressionNames(names, scope);
    }

    /**
     * Resolves the names; changes the query and the order in place.
     *
     * @param order the items of the ORDER BY after it; empty when there is none
     * @param ties the ORDER BY when its FETCH has WITH TIES, which becomes a condition; else null
     */
    Output resolve(SqlSelect select, SqlNodeList order, @Nullable SqlOrderBy ties) {
        Visible visible = Visible.NOTHING;
        SqlNode from = select.getFrom();
        if (from != null) {
            FromNames.Item item = new FromNames(names, scope).resolve(from, Visible.NOTHING);
            select.setFrom(item.node());
            visible = item.visible();
        }
        scope.enter(Scope.Clause.WHERE, visible);
        select.setWhere(resolved(select.getWhere()));
        scope.enter(Scope.Clause.SELECT, visible);
        select.getSelectList().forEach(this::addItem);
        select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
        scope.enter(Scope.Clause.GROUP_BY, visible);
        SqlNodeList group = select.getGroup();
        if (group != null) {
            group.replaceAll(this::groupItem);
        }
        scope.enter(Scope.Clause.HAVING, visible);
        select.setHaving(resolved(select.getHaving()));
        scope.enter(Scope.Clause.WINDOW, visible);
        select.getWindowList().forEach(expressions::resolve);
        SqlNodeList distinctOn = RankedRows.distinctOn(select.getQualify());
        SqlNode qualify = distinctOn == null ? resolved(select.getQualify()) : null;
        scope.enter(Scope.Clause.ORDER_BY, visible);
        order.replaceAll(this::orderItem);
        if (distinctOn != null) {
            distinctOn.replaceAll(key -> copy(ordered(orderItem(key))));
            qualify = RankedRows.first(distinctOn, expressions(order));
        }
        if (ties != null) {
            qualify = RankedRows.tied(ties, expressions(order), expressions(order));
        }
        select.setQualify(qualify);
        return new Output(GroupedBlock.of(select, order, scope, names.owners()), columns);
    }

    private @Nullable SqlNode resolved(@Nullable SqlNode expression) {
        return expression == null ? null : expressions.resolve(expression);
    }

    private void addItem(SqlNode item) {
        if (item instanceof SqlIdentifier star && star.isStar()) {
            addStar(star);
        } else {
            Output.OutputColumn column = OutputNames.of(item);
            SqlNode resolved = expressions.resolve(item);
            add(column.known() ? named(resolved, column.name()) : resolved, column);
            if (item instanceof SqlStarExclude || item instanceof SqlStarReplace) {
                // EXCLUDE or REPLACE after a star: Calcite knows which columns are left.
                columns = null;
            }
        }
    }

    private void add(SqlNode item, Output.OutputColumn column) {
        items.add(item);
        if (columns != null) {
            columns.add(column);
        }
    }

    /** An item that Calcite gives the name of, or tells it. */
    private static SqlNode named(SqlNode item, String name) {
        boolean isCalled = item.getKind() == SqlKind.AS
                || item instanceof SqlIdentifier column
                        && Util.last(column.names).equals(name);
        SqlParserPos pos = item.getParserPosition();
        return isCalled ? item : SqlStdOperatorTable.AS.createCall(pos, item, new SqlIdentifier(name, pos));
    }

    private void addStar(SqlIdentifier star) {
        Visible visible = scope.visible();
        List<FromColumn> expanded;
        if (star.names.size() == 1) {
            expanded = visible.complete() && !visible.tables().isEmpty() ? visible.columns() : null;
        } else {
            Visible.VisibleTable table = visible.table(star.skipLast(1).names);
            expanded = table == null ? null : table.columns();
        }
        if (expanded == null) {
            items.add(star);
            columns = null;
            return;
        }
        for (FromColumn column : expanded) {
            SqlNode value = column.at(star.getParserPosition());
            own(value);
            add(named(value, column.name()), new Output.OutputColumn(column.name(), true));
        }
    }

    private void own(SqlNode value) {
        value.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier id) {
                names.owners().put(id, scope);
                return id;
            }
        });
    }

    /** An item of GROUP BY: a column of FROM, else one of the result by its name, or by its number. */
    private SqlNode groupItem(SqlNode item) {
        if (item instanceof SqlNodeList list) {
            list.replaceAll(this::groupItem);
            return list;
        }
        if (isGrouping(item.getKind())) {
            SqlCall call = (SqlCall) item;
            return call.getOperator()
                    .createCall(
                            call.getParserPosition(),
                            call.getOperandList().stream().map(this::groupItem).toList());
        }
        int column = columns == null ? -1 : groupedColumn(item, columns);
        return column < 0 ? expressions.resolve(item) : copy(Util.first(expression(items.get(column)), item));
    }

    private int groupedColumn(SqlNode item, List<Output.OutputColumn> known) {
        if (item instanceof SqlIdentifier name && name.isSimple()) {
            boolean isInput = !scope.visible().complete()
                    || !scope.visible().columns(name.getSimple()).isEmpty();
            return isInput ? -1 : OrderItems.find(name, "GROUP BY", known, items);
        }
        int number = item instanceof SqlNumericLiteral literal && literal.isInteger() ? literal.intValue(true) : 0;
        return number > 0 && number <= items.size() ? number - 1 : -1;
    }

    private static boolean isGrouping(SqlKind kind) {
        return switch (kind) {
            case GROUPING_SETS, ROLLUP, CUBE, ROW, GROUP_BY_DISTINCT -> true;
            default -> false;
        };
    }

    private static SqlNode expression(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    /** A copy of an expression; sub-queries in it are shared. */
    private SqlNode copy(SqlNode expression) {
        return Objects.requireNonNull(expression.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier id) {
                SqlNode copy = id.clone(id.getParserPosition());
                Scope owner = names.owners().get(id);
                if (owner != null) {
                    names.owners().put(copy, owner);
                }
                return copy;
            }

            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                if (call.isA(SqlKind.QUERY)) {
                    return call;
                }
                CallCopyingArgHandler operands = new CallCopyingArgHandler(call, true);
                call.getOperator().acceptCall(this, call, false, operands);
                return operands.result();
            }
        }));
    }

    /** Items of ORDER BY, their numbers replaced by what stands in the select list. */
    private SqlNodeList expressions(SqlNodeList order) {
        SqlNodeList written = new SqlNodeList(order.getParserPosition());
        for (SqlNode item : order) {
            written.add(RankedRows.directed(item, value -> copy(ordered(value))));
        }
        return written;
    }

    /** What an item of ORDER BY, which is resolved and without a direction, stands for. */
    private SqlNode ordered(SqlNode value) {
        int number = value instanceof SqlNumericLiteral literal && literal.isInteger() ? literal.intValue(true) : 0;
        return number > 0 && number <= items.size() && columns != null ? expression(items.get(number - 1)) : value;
    }

    private SqlNode orderItem(SqlNode item) {
        SqlIdentifier name = OrderItems.name(item);
        if (name != null && columns == null) {
            return item;
        }
        int column = name == null || columns == null ? -1 : OrderItems.find(name, "ORDER BY", columns, items);
        return column < 0 ? expressions.resolve(item) : OrderItems.numbered(item, column);
    }
}
