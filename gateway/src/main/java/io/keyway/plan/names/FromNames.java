package io.keyway.plan.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names in a FROM clause, and tells which names it offers.
 *
 *   a JOIN b USING (x) LEFT JOIN c USING (x)   ->   a JOIN b ON a.x = b.x LEFT JOIN c ON a.x = c.x
 */
final class FromNames {
    private final Names names;
    private final Scope scope;

    FromNames(Names names, Scope scope) {
        this.names = names;
        this.scope = scope;
    }

    /**
     * A part of a FROM clause whose names are resolved.
     *
     * @param node the part
     * @param visible the names it offers
     */
    record Item(SqlNode node, Visible visible) {}

    /**
     * Resolves a part of the clause.
     *
     * @param left what stands before it, which LATERAL sub-queries and UNNEST may name
     */
    Item resolve(SqlNode node, Visible left) {
        if (node instanceof SqlJoin join) {
            return join(join, left);
        }
        if (node instanceof SqlIdentifier table) {
            List<String> path = isWith(table) ? table.names : names.tablePath(table);
            List<String> called = List.of(Util.last(table.names));
            return new Item(
                    node, Visible.of(new Visible.VisibleTable(path, names.tableColumns(table, scope.with(), called))));
        }
        if (node.getKind() == SqlKind.AS) {
            return aliased((SqlCall) node, left);
        }
        if (node.isA(SqlKind.QUERY) || node.getKind() == SqlKind.LATERAL) {
            String alias = "unnamed$" + scope.depth() + "$" + left.tables().size();
            SqlParserPos pos = node.getParserPosition();
            return aliased(SqlStdOperatorTable.AS.createCall(pos, node, new SqlIdentifier(alias, pos)), left);
        }
        return new Item(source(node, left), Visible.of(new Visible.VisibleTable(List.of(), null)));
    }

    private boolean isWith(SqlIdentifier table) {
        return table.isSimple() && scope.with().find(table.getSimple()) != null;
    }

    private Item aliased(SqlCall as, Visible left) {
        SqlNode source = as.operand(0);
        List<String> alias = ((SqlIdentifier) as.operand(1)).names;
        List<String> given = SqlIdentifier.simpleNames(Util.skip(as.getOperandList(), 2));
        SqlNode inner = source.getKind() == SqlKind.LATERAL ? ((SqlCall) source).operand(0) : source;
        if (inner instanceof SqlIdentifier table) {
            List<FromColumn> columns = names.tableColumns(table, scope.with(), alias);
            return given.isEmpty()
                    ? new Item(as, Visible.of(new Visible.VisibleTable(alias, columns)))
                    : renamed(as, source, new Output(source, Names.outputs(columns)), given);
        }
        if (!inner.isA(SqlKind.QUERY)) {
            SqlNode resolved = source(source, left);
            List<String> known = given.isEmpty() ? null : given;
            return new Item(
                    withSource(as, resolved),
                    Visible.of(new Visible.VisibleTable(alias, Names.columns(alias, known, known))));
        }
        return derived(as, left, given);
    }

    private Item derived(SqlCall as, Visible left, List<String> given) {
        SqlNode source = as.operand(0);
        if (source.getKind() != SqlKind.LATERAL) {
            Output output = names.query(source, scope.outer(), scope.with());
            return renamed(as, output.query(), output, given);
        }
        scope.enter(Scope.Clause.FROM, left);
        Output output = names.query(((SqlCall) source).operand(0), scope, scope.with());
        return renamed(
                as, SqlStdOperatorTable.LATERAL.createCall(source.getParserPosition(), output.query()), output, given);
    }

    /** A table with an alias, and with a list of its columns where Calcite would call them otherwise. */
    private static Item renamed(SqlCall as, SqlNode source, Output output, List<String> given) {
        List<String> alias = ((SqlIdentifier) as.operand(1)).names;
        List<String> distinct = output.distinctNames(given);
        SqlCall renamed = withSource(as, source);
        if (distinct != null && !output.isCalled(distinct)) {
            List<SqlNode> operands = new ArrayList<>(renamed.getOperandList().subList(0, 2));
            operands.addAll(Output.list(distinct, as.operand(1).getParserPosition()));
            renamed = SqlStdOperatorTable.AS.createCall(as.getParserPosition(), operands);
        }
        return new Item(
                renamed,
                Visible.of(new Visible.VisibleTable(alias, Names.columns(alias, output.namedBy(given), distinct))));
    }

    private static SqlCall withSource(SqlCall as, SqlNode source) {
        List<SqlNode> operands = new ArrayList<>(as.getOperandList());
        operands.set(0, source);
        return SqlStdOperatorTable.AS.createCall(as.getParserPosition(), operands);
    }

    /** A source of rows that is no query: its arguments are expressions. */
    private SqlNode source(SqlNode node, Visible left) {
        if (node.getKind() != SqlKind.UNNEST && node.getKind() != SqlKind.LATERAL) {
            return node;
        }
        scope.enter(Scope.Clause.FROM, left);
        return new ExpressionNames(names, scope).resolve(node);
    }

    private Item join(SqlJoin join, Visible before) {
        Item left = resolve(join.getLeft(), before);
        Item right = resolve(join.getRight(), before.and(left.visible()));
        Visible both = left.visible().and(right.visible());
        List<String> common = common(join, left.visible(), right.visible());
        if (common == null) {
            SqlNode condition = join.getCondition();
            if (condition != null && join.getConditionType() == JoinConditionType.ON) {
                scope.enter(Scope.Clause.ON, both);
                condition = new ExpressionNames(names, scope).resolve(condition);
            }
            boolean isKnown = join.getConditionType() != JoinConditionType.USING && !join.isNatural();
            return new Item(
                    with(join, left, right, join.isNaturalNode(), join.getConditionTypeNode(), condition),
                    isKnown ? both : new Visible(both.tables(), List.of(), false));
        }
        return new Item(onCommon(join, left, right, common), merged(join.getJoinType(), left, right, common));
    }

    /** The columns that both sides have in common; null when the join names none, or they are not known. */
    private static @Nullable List<String> common(SqlJoin join, Visible left, Visible right) {
        if (!left.complete() || !right.complete()) {
            return null;
        }
        if (join.isNatural() && join.getCondition() == null) {
            return left.columns().stream()
                    .map(FromColumn::name)
                    .distinct()
                    .filter(name -> !right.columns(name).isEmpty())
                    .peek(name -> check(name, join, left, right))
                    .toList();
        }
        if (join.getConditionType() != JoinConditionType.USING || !(join.getCondition() instanceof SqlNodeList list)) {
            return null;
        }
        Set<String> distinct = new HashSet<>();
        for (SqlNode column : list) {
            String name = ((SqlIdentifier) column).getSimple();
            check(name, column, left, right);
            if (left.columns(name).isEmpty() || right.columns(name).isEmpty() || !distinct.add(name)) {
                return null;
            }
        }
        return SqlIdentifier.simpleNames(list);
    }

    private static void check(String name, SqlNode where, Visible left, Visible right) {
        if (left.columns(name).size() > 1 || right.columns(name).size() > 1) {
            throw NameErrors.ambiguous(name, where);
        }
    }

    private SqlNode onCommon(SqlJoin join, Item left, Item right, List<String> common) {
        SqlParserPos pos = join.getParserPosition();
        SqlNode condition = null;
        for (String name : common) {
            SqlNode equal = SqlStdOperatorTable.EQUALS.createCall(
                    pos,
                    left.visible().columns(name).get(0).at(pos),
                    right.visible().columns(name).get(0).at(pos));
            condition = condition == null ? equal : SqlStdOperatorTable.AND.createCall(pos, condition, equal);
        }
        return with(
                join,
                left,
                right,
                SqlLiteral.createBoolean(false, pos),
                JoinConditionType.ON.symbol(pos),
                condition == null ? SqlLiteral.createBoolean(true, pos) : condition);
    }

    private static SqlNode with(
            SqlJoin join, Item left, Item right, SqlLiteral natural, SqlLiteral type, @Nullable SqlNode condition) {
        return new SqlJoin(
                join.getParserPosition(), left.node(), natural, join.getJoinTypeNode(), right.node(), type, condition);
    }

    /** The columns of a join: first those that its sides have in common, then the others. */
    private static Visible merged(JoinType type, Item left, Item right, List<String> common) {
        List<FromColumn> columns = new ArrayList<>();
        for (String name : common) {
            FromColumn ofLeft = left.visible().columns(name).get(0);
            FromColumn ofRight = right.visible().columns(name).get(0);
            columns.add(
                    switch (type) {
                        case RIGHT -> ofRight;
                        case FULL -> new FromColumn.Common(ofLeft, ofRight);
                        default -> ofLeft;
                    });
        }
        Visible both = left.visible().and(right.visible());
        both.columns().stream()
                .filter(column -> !common.contains(column.name()))
                .forEach(columns::add);
        return both.offering(columns);
    }
}
