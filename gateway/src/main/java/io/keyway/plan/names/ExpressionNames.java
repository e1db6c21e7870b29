package io.keyway.plan.names;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** Resolves the names in the expressions of one SELECT: those of its own tables first, then those of the queries around it. */
final class ExpressionNames extends SqlShuttle {
    /** Functions of SQL that are written without parentheses. */
    private static final Set<String> FUNCTIONS =
            Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

    private final Names names;
    private final Scope scope;

    /** Calls before OVER, FILTER and WITHIN GROUP, which are not separate aggregates. */
    private final Set<SqlNode> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    private int aggregateDepth;

    ExpressionNames(Names names, Scope scope) {
        this.names = names;
        this.scope = scope;
    }

    SqlNode resolve(SqlNode expression) {
        return Objects.requireNonNull(expression.accept(this));
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier id) {
        if (id.isStar()) {
            return id;
        }
        for (Scope each = scope; each != null; each = each.outer()) {
            if (!id.isSimple() && each.visible().table(id.skipLast(1).names) == null) {
                continue;
            }
            FromColumn column = column(id, each);
            if (column != null) {
                return resolved(id, column, each);
            }
            if (!id.isSimple() || !each.visible().complete()) {
                break;
            }
        }
        names.meet(scope);
        return id;
    }

    /** The column of a name in one query; null when there is none, or the query's columns are not all known. */
    private static @Nullable FromColumn column(SqlIdentifier id, Scope in) {
        String name = Util.last(id.names);
        List<FromColumn> found;
        if (id.isSimple()) {
            boolean isFunction = !id.isComponentQuoted(0) && FUNCTIONS.contains(name);
            found = isFunction || !in.visible().complete()
                    ? List.of()
                    : in.visible().columns(name);
        } else {
            Visible.VisibleTable table = in.visible().table(id.skipLast(1).names);
            List<FromColumn> columns = table == null ? null : table.columns();
            found = columns == null
                    ? List.of()
                    : columns.stream()
                            .filter(column -> column.name().equals(name))
                            .toList();
        }
        if (found.size() > 1) {
            throw NameErrors.ambiguous(name, id);
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private SqlNode resolved(SqlIdentifier id, FromColumn column, Scope owner) {
        names.meet(owner);
        if (owner != scope) {
            noteOthers();
        }
        SqlNode resolved = isHidden(column, owner) ? id : column.at(id.getParserPosition());
        if (resolved == id && (!id.isSimple() || !(column instanceof FromColumn.OfTable of && isPlain(of)))) {
            throw NameErrors.hidden(id.toString(), id);
        }
        resolved.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier each) {
                names.owners().put(each, owner);
                return each;
            }
        });
        return resolved;
    }

    private void noteOthers() {
        if (aggregateDepth == 0 && scope.clause().isAfterGrouping()) {
            scope.noteOthers();
        }
    }

    private static boolean isPlain(FromColumn.OfTable column) {
        return column.name().equals(Util.last(column.path()));
    }

    /** Whether a query in between has a table of the same name as that of an outer column. */
    private boolean isHidden(FromColumn column, Scope owner) {
        for (Scope each = scope; each != owner && each != null; each = each.outer()) {
            if (isHidden(column, each.visible())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(FromColumn column, Visible visible) {
        if (column instanceof FromColumn.Common common) {
            return isHidden(common.left(), visible) || isHidden(common.right(), visible);
        }
        return visible.table(Util.skipLast(((FromColumn.OfTable) column).path())) != null;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            noteOthers();
            return names.query(call, scope, scope.with()).query();
        }
        if (call instanceof SqlLambda) {
            return call;
        }
        if (call instanceof SqlWindow window) {
            return window(window);
        }
        if ((call.getKind() == SqlKind.OVER || isModifier(call)) && call.operand(0) instanceof SqlCall part) {
            parts.add(part);
        }
        return names.isAggregate(call) && !parts.contains(call) ? aggregate(call) : operands(call);
    }

    private static boolean isModifier(SqlCall call) {
        return switch (call.getKind()) {
            case FILTER, WITHIN_GROUP, WITHIN_DISTINCT, RESPECT_NULLS, IGNORE_NULLS -> true;
            default -> false;
        };
    }

    private SqlNode operands(SqlCall call) {
        CallCopyingArgHandler operands = new CallCopyingArgHandler(call, false);
        call.getOperator().acceptCall(this, call, true, operands);
        return Objects.requireNonNull(operands.result());
    }

    private SqlNode window(SqlWindow window) {
        window.setPartitionList((SqlNodeList) resolve(window.getPartitionList()));
        window.setOrderList((SqlNodeList) resolve(window.getOrderList()));
        return window;
    }

    /** An aggregate belongs to the innermost query whose columns it has, and to its own where it has none. */
    private SqlNode aggregate(SqlCall call) {
        List<Scope> before = names.beginMeeting();
        aggregateDepth++;
        SqlNode visited = operands(call);
        aggregateDepth--;
        Scope owner = names.endMeeting(before).stream()
                .filter(met -> met.depth() <= scope.depth())
                .max((one, other) -> Integer.compare(one.depth(), other.depth()))
                .orElse(scope);
        names.meet(owner);
        if (owner == scope) {
            scope.addAggregate(visited);
            return visited;
        }
        if (!owner.clause().isAfterGrouping()) {
            throw NameErrors.misplacedAggregate(owner.clause(), call);
        }
        noteOthers();
        SqlIdentifier column =
                new SqlIdentifier(List.of(owner.groupsAlias(), owner.lend(visited)), call.getParserPosition());
        names.owners().put(column, owner);
        return column;
    }
}
