package io.keyway.plan.names;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table of the groups of a query, where an expression over groups has a sub-query or a value of an outer query:
 * Calcite knows no aggregate that stands in a sub-query (CALCITE-6104), takes the outer value for ungrouped (CALCITE-7540),
 * and in part of a sub-query the table's columns for those of the groups.
 *
 *   SELECT t.a, (SELECT SUM(t.b) FROM u)          SELECT g.g0 AS a, (SELECT g.l0 FROM u)
 *   FROM t                                        FROM (SELECT t.a AS g0, COUNT(*) AS a0, SUM(t.b) AS l0
 *   GROUP BY t.a                             ->         FROM t GROUP BY t.a) AS g
 *   HAVING COUNT(*) > outer.c                     WHERE g.a0 > outer.c
 *
 * <p>Both compute the same: HAVING, the select list, windows, DISTINCT and ORDER BY see of a group only what it is grouped
 * by and its aggregates, which are the columns of the new table; anything else that they name is an error.
 */
final class GroupedBlock extends SqlShuttle {
    private final Scope scope;
    private final IdentityHashMap<SqlNode, Scope> owners;
    private final List<SqlNode> keys = new ArrayList<>();
    private final List<SqlNode> aggregates = new ArrayList<>();

    private GroupedBlock(Scope scope, IdentityHashMap<SqlNode, Scope> owners) {
        this.scope = scope;
        this.owners = owners;
    }

    /**
     * The query with a table of its groups; itself when it needs none.
     *
     * @param select a query whose names are resolved
     * @param order the ORDER BY after it, which is changed in place; null when there is none
     * @param owners the query that each name belongs to
     */
    static SqlSelect of(
            SqlSelect select, @Nullable SqlNodeList order, Scope scope, IdentityHashMap<SqlNode, Scope> owners) {
        boolean isGrouped = select.getGroup() != null || select.getHaving() != null || scope.hasAggregates();
        boolean isKnown = scope.visible().complete();
        if (scope.lent().isEmpty() && !(isGrouped && isKnown && scope.usesOthers())) {
            return select;
        }
        if (!isKnown) {
            throw new KeywayException(
                            ErrorCode.FEATURE_NOT_SUPPORTED,
                            "an aggregate in a sub-query belongs to a query whose FROM has a table without a list of columns")
                    .withHint("give that table an alias with a list of its columns");
        }
        return new GroupedBlock(scope, owners).split(select, order);
    }

    private SqlSelect split(SqlSelect select, @Nullable SqlNodeList order) {
        SqlNodeList group = select.getGroup();
        if (group != null) {
            group.forEach(this::addKeys);
        }
        SqlNodeList items = new SqlNodeList(select.getSelectList().getParserPosition());
        for (SqlNode item : select.getSelectList()) {
            items.add(item(item));
        }
        SqlNode having = select.getHaving();
        SqlNode where = having == null ? null : overGroups(having);
        SqlNodeList windows = (SqlNodeList) overGroups(select.getWindowList());
        SqlNode qualify = select.getQualify() == null ? null : overGroups(select.getQualify());
        if (order != null) {
            order.replaceAll(this::overGroups);
        }
        SqlParserPos pos = select.getParserPosition();
        SqlNode groups = new SqlSelect(
                pos,
                null,
                columns(pos),
                select.getFrom(),
                select.getWhere(),
                group,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        SqlNode from = SqlStdOperatorTable.AS.createCall(pos, groups, new SqlIdentifier(scope.groupsAlias(), pos));
        SqlNodeList keywords = (SqlNodeList) select.getOperandList().get(0);
        return new SqlSelect(
                pos, keywords, items, from, where, null, null, windows, qualify, null, null, null, select.getHints());
    }

    private void addKeys(SqlNode item) {
        if (item instanceof SqlNodeList list) {
            list.forEach(this::addKeys);
            return;
        }
        switch (item.getKind()) {
            case GROUPING_SETS, ROLLUP, CUBE, ROW, GROUP_BY_DISTINCT ->
                ((SqlCall) item).getOperandList().forEach(this::addKeys);
            default -> {
                if (key(item) < 0) {
                    keys.add(item);
                }
            }
        }
    }

    /** The columns of the table of groups; it has one at least. */
    private SqlNodeList columns(SqlParserPos pos) {
        SqlNodeList columns = new SqlNodeList(pos);
        for (int i = 0; i < keys.size(); i++) {
            columns.add(named(keys.get(i), "g" + i));
        }
        for (int i = 0; i < aggregates.size(); i++) {
            columns.add(named(aggregates.get(i), "a" + i));
        }
        List<SqlNode> lent = scope.lent();
        for (int i = 0; i < lent.size(); i++) {
            columns.add(named(lent.get(i), Scope.lentName(i)));
        }
        if (aggregates.isEmpty() && lent.isEmpty()) {
            SqlNode count = SqlStdOperatorTable.COUNT.createCall(pos, SqlIdentifier.star(pos));
            columns.add(named(count, "a0"));
        }
        return columns;
    }

    private static SqlNode named(SqlNode value, String name) {
        SqlParserPos pos = value.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(pos, value, new SqlIdentifier(name, pos));
    }

    /** An item of the select list, which keeps its name. */
    private SqlNode item(SqlNode item) {
        SqlNode changed = overGroups(item);
        return item instanceof SqlIdentifier column && changed != item
                ? named(changed, column.names.get(column.names.size() - 1))
                : changed;
    }

    private SqlNode overGroups(SqlNode expression) {
        return Objects.requireNonNull(expression.accept(this));
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier id) {
        int key = key(id);
        if (key >= 0) {
            return column("g" + key, id);
        }
        if (owners.get(id) == scope && !id.names.get(0).equals(scope.groupsAlias())) {
            throw NameErrors.ungrouped(id.toString(), id);
        }
        return id;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (scope.isAggregate(call)) {
            aggregates.add(call);
            return column("a" + (aggregates.size() - 1), call);
        }
        int key = call.getKind() == SqlKind.AS ? -1 : key(call);
        return key < 0 ? super.visit(call) : column("g" + key, call);
    }

    private SqlNode column(String name, SqlNode instead) {
        return new SqlIdentifier(List.of(scope.groupsAlias(), name), instead.getParserPosition());
    }

    /** Which of the keys an expression is; less than 0 when it is none. */
    private int key(SqlNode expression) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).equalsDeep(expression, Litmus.IGNORE)
                    && owners(keys.get(i)).equals(owners(expression))) {
                return i;
            }
        }
        return -1;
    }

    /** The query of each name, as they stand; the names themselves may mean other tables elsewhere. */
    private List<@Nullable Scope> owners(SqlNode expression) {
        List<@Nullable Scope> found = new ArrayList<>();
        expression.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier id) {
                found.add(owners.get(id));
                return id;
            }
        });
        return found;
    }
}
