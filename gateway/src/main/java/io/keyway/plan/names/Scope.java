package io.keyway.plan.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** One SELECT while its names are resolved, within those around it. */
final class Scope {
    /** The clause of a SELECT that is being read. */
    enum Clause {
        FROM("FROM", false),
        ON("JOIN conditions", false),
        WHERE("WHERE", false),
        SELECT("SELECT", true),
        GROUP_BY("GROUP BY", false),
        HAVING("HAVING", true),
        WINDOW("WINDOW", true),
        ORDER_BY("ORDER BY", true);

        private final String text;
        private final boolean afterGrouping;

        Clause(String text, boolean afterGrouping) {
            this.text = text;
            this.afterGrouping = afterGrouping;
        }

        String text() {
            return text;
        }

        /** Whether it is computed of groups when the query has any. */
        boolean isAfterGrouping() {
            return afterGrouping;
        }
    }

    private final @Nullable Scope outer;
    private final WithTables with;
    private final int depth;
    private final String groupsAlias;

    private final Set<SqlNode> aggregates = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<SqlNode> lent = new ArrayList<>();
    private Visible visible = Visible.NOTHING;
    private Clause clause = Clause.FROM;
    private boolean usesOthers;

    Scope(@Nullable Scope outer, WithTables with, String groupsAlias) {
        this.outer = outer;
        this.with = with;
        this.depth = outer == null ? 0 : outer.depth + 1;
        this.groupsAlias = groupsAlias;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    WithTables with() {
        return with;
    }

    /** The number of SELECTs around it. */
    int depth() {
        return depth;
    }

    /** What its groups are called if they become a table of their own. */
    String groupsAlias() {
        return groupsAlias;
    }

    Visible visible() {
        return visible;
    }

    Clause clause() {
        return clause;
    }

    /** Starts a clause, in which names refer to what is visible there. */
    void enter(Clause next, Visible seen) {
        clause = next;
        visible = seen;
    }

    /** Notes an aggregate of its own that stands in one of its clauses. */
    void addAggregate(SqlNode call) {
        aggregates.add(call);
    }

    boolean isAggregate(SqlNode node) {
        return aggregates.contains(node);
    }

    boolean hasAggregates() {
        return !aggregates.isEmpty() || !lent.isEmpty();
    }

    /** Notes an aggregate of its own that stands in a sub-query, and gives the name of its column. */
    String lend(SqlNode call) {
        lent.add(call);
        return lentName(lent.size() - 1);
    }

    /** Its aggregates that stand in sub-queries. */
    List<SqlNode> lent() {
        return lent;
    }

    static String lentName(int index) {
        return "l" + index;
    }

    /** Notes that a clause after the grouping has a value of a query around it, or a sub-query. */
    void noteOthers() {
        usesOthers = true;
    }

    boolean usesOthers() {
        return usesOthers;
    }
}
