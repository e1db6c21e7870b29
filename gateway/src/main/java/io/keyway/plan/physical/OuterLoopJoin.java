package io.keyway.plan.physical;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.JoinType;
import org.apache.calcite.linq4j.function.Function2;
import org.apache.calcite.linq4j.function.Predicate2;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.GotoStatement;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A RIGHT or FULL join without equal columns. Calcite's own tells the right rows apart by their identity, and so loses rows
 * that are the same object: small numbers, empty texts, constants. This one knows them by their position, and keeps no results.
 */
public final class OuterLoopJoin extends EnumerableNestedLoopJoin {
    private OuterLoopJoin(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode left,
            RelNode right,
            RexNode condition,
            Set<CorrelationId> variables,
            JoinRelType type) {
        super(cluster, traits, left, right, condition, variables, type);
    }

    /** The same expression with such joins in the place of Calcite's. */
    static RelNode apply(RelNode rel) {
        return rel.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode visited = super.visit(other);
                return visited instanceof EnumerableNestedLoopJoin join
                                && join.getJoinType().generatesNullsOnLeft()
                        ? new OuterLoopJoin(
                                join.getCluster(),
                                join.getTraitSet(),
                                join.getLeft(),
                                join.getRight(),
                                join.getCondition(),
                                join.getVariablesSet(),
                                join.getJoinType())
                        : visited;
            }
        });
    }

    @Override
    public OuterLoopJoin copy(
            RelTraitSet traits,
            RexNode condition,
            RelNode left,
            RelNode right,
            JoinRelType type,
            boolean semiJoinDone) {
        return new OuterLoopJoin(getCluster(), traits, left, right, condition, variablesSet, type);
    }

    /** Calcite's code, except for the method that it ends with. */
    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        Result calcites = super.implement(implementor, prefer);
        List<Statement> code = new ArrayList<>(calcites.block.statements);
        GotoStatement end = (GotoStatement) code.remove(code.size() - 1);
        MethodCallExpression join = (MethodCallExpression) requireNonNull(end.expression);
        code.add(Expressions.return_(null, Expressions.call(OuterLoopJoin.class, "rows", join.expressions)));
        return implementor.result(calcites.physType, Expressions.block(code));
    }

    /**
     * The joined rows, for generated code.
     *
     * @param right the rows that are kept, whether or not a left row matches; read once
     * @param type RIGHT, or FULL if left rows are kept as well
     */
    public static <L, R, T> Enumerable<T> rows(
            Enumerable<L> left,
            Enumerable<R> right,
            Predicate2<L, R> matches,
            Function2<@Nullable L, @Nullable R, T> join,
            JoinType type) {
        return new AbstractEnumerable<>() {
            @Override
            public Enumerator<T> enumerator() {
                return new JoinedRows<>(left.enumerator(), right.toList(), matches, join, type.generatesNullsOnRight());
            }
        };
    }

    private static final class JoinedRows<L, R, T> implements Enumerator<T> {
        private final Enumerator<L> lefts;
        private final List<R> rights;
        private final Predicate2<L, R> matches;
        private final Function2<@Nullable L, @Nullable R, T> join;
        private final boolean keepsLeft;
        private final BitSet matched = new BitSet();
        private boolean leftsRemain = true;
        private boolean leftIsAlone;
        private int right;
        private int unmatched = -1;
        private @Nullable T current;

        JoinedRows(
                Enumerator<L> lefts,
                List<R> rights,
                Predicate2<L, R> matches,
                Function2<@Nullable L, @Nullable R, T> join,
                boolean keepsLeft) {
            this.lefts = lefts;
            this.rights = rights;
            this.matches = matches;
            this.join = join;
            this.keepsLeft = keepsLeft;
            this.right = rights.size();
        }

        @Override
        public T current() {
            return requireNonNull(current);
        }

        @Override
        public boolean moveNext() {
            while (leftsRemain) {
                if (nextOfLeft()) {
                    return true;
                }
                leftsRemain = lefts.moveNext();
                leftIsAlone = keepsLeft;
                right = 0;
            }
            unmatched = matched.nextClearBit(unmatched + 1);
            if (unmatched >= rights.size()) {
                return false;
            }
            current = join.apply(null, rights.get(unmatched));
            return true;
        }

        /** Moves to the next row of the left one that is current, if there is any. */
        private boolean nextOfLeft() {
            while (right < rights.size()) {
                int candidate = right++;
                if (matches.apply(lefts.current(), rights.get(candidate))) {
                    matched.set(candidate);
                    leftIsAlone = false;
                    current = join.apply(lefts.current(), rights.get(candidate));
                    return true;
                }
            }
            if (leftIsAlone) {
                leftIsAlone = false;
                current = join.apply(lefts.current(), null);
                return true;
            }
            return false;
        }

        @Override
        public void reset() {
            throw new UnsupportedOperationException("rows of a join are read once");
        }

        @Override
        public void close() {
            lefts.close();
        }
    }
}
