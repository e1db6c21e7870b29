package io.keyway.plan.subquery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelOptUtil.Logic;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Collect;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * A sub-query that depends on the row for which it is computed, by the definition of its kind (SQL:2016, 7.19 and 8).
 *
 * <p>The rows are on top of the builder, and get the value as a column, through a correlate of their own.
 */
final class CorrelatedSubQuery {
    /** What a comparison with a row of the sub-query comes to; the largest of all decides. */
    private static final int TRUE = 2;

    private static final int UNKNOWN = 1;
    private static final int FALSE = 0;

    private final RexSubQuery query;
    private final RelBuilder rows;
    private final RexBuilder rex;
    private final CorrelationId id;
    private final RexNode row;

    /**
     * @param own what the sub-query calls the rows
     * @param rows has them on top
     */
    CorrelatedSubQuery(RexSubQuery query, Set<CorrelationId> own, RelBuilder rows) {
        this.rows = rows;
        this.rex = rows.getRexBuilder();
        this.id = rows.getCluster().createCorrel();
        this.row = rex.makeCorrel(rows.peek().getRowType(), id);
        this.query = query.clone(query.rel.accept(renaming(own)));
    }

    /** Lets the sub-query call the rows by their new name. */
    private RelHomogeneousShuttle renaming(Set<CorrelationId> own) {
        RexShuttle accesses = new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                return access.getReferenceExpr() instanceof RexCorrelVariable variable && own.contains(variable.id)
                        ? rex.makeFieldAccess(row, access.getField().getIndex())
                        : super.visitFieldAccess(access);
            }
        };
        return new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(accesses);
            }
        };
    }

    /**
     * The value for each row.
     *
     * @param logic whether it matters that a condition is unknown rather than false
     */
    RexNode value(Logic logic) {
        return switch (query.getKind()) {
            case EXISTS -> exists(query.rel, logic);
            case SCALAR_QUERY -> scalar();
            case IN, SOME -> comparison(logic);
            case ARRAY_QUERY_CONSTRUCTOR, MAP_QUERY_CONSTRUCTOR, MULTISET_QUERY_CONSTRUCTOR ->
                correlate(Collect.create(query.rel, query.getKind(), "x"), JoinRelType.INNER);
            case UNIQUE -> unique();
            default -> throw new IllegalStateException("no sub-query: " + query.getKind());
        };
    }

    /** True when there is a row. Rows for which a condition that must hold does not are dropped at once. */
    private RexNode exists(RelNode found, Logic logic) {
        RelBuilder inner = builder().push(found);
        RelNode one = inner.project(inner.alias(inner.literal(true), "found"))
                .distinct()
                .build();
        if (logic == Logic.TRUE) {
            correlate(one, JoinRelType.INNER);
            return rows.literal(true);
        }
        return rows.isNotNull(correlate(one, JoinRelType.LEFT));
    }

    /** The one value; null when there is no row, an error when there are two. */
    private RexNode scalar() {
        Double most = query.rel.getCluster().getMetadataQuery().getMaxRowCount(query.rel);
        RelBuilder inner = builder().push(query.rel);
        if (most == null || most > 1) {
            inner.aggregate(inner.groupKey(), inner.aggregateCall(SqlStdOperatorTable.SINGLE_VALUE, inner.field(0)));
        }
        return correlate(inner.build(), JoinRelType.LEFT);
    }

    /** True when a comparison with some row is, else unknown when one is, else false. */
    private RexNode comparison(Logic logic) {
        RelBuilder inner = builder().push(query.rel);
        List<RexNode> equal = new ArrayList<>();
        for (int i = 0; i < query.getOperands().size(); i++) {
            RexNode operand = query.getOperands().get(i).accept(ofOuterRow());
            equal.add(rex.makeCall(operator(), operand, inner.field(i)));
        }
        RexNode condition = RexUtil.composeConjunction(rex, equal);
        if (logic == Logic.TRUE) {
            return exists(inner.filter(condition).build(), logic);
        }
        RexNode rank = rex.makeCall(
                SqlStdOperatorTable.CASE,
                condition,
                inner.literal(TRUE),
                inner.isNull(condition),
                inner.literal(UNKNOWN),
                inner.literal(FALSE));
        inner.project(inner.alias(rank, "rank"));
        RexNode largest = correlate(
                inner.aggregate(inner.groupKey(), inner.max("largest", inner.field(0)))
                        .build(),
                JoinRelType.LEFT);
        RexNode result = rex.makeCall(
                SqlStdOperatorTable.CASE,
                rows.equals(largest, rows.literal(TRUE)),
                rows.literal(true),
                rows.equals(largest, rows.literal(UNKNOWN)),
                rex.makeNullLiteral(rows.literal(true).getType()),
                rows.literal(false));
        return rex.ensureType(query.getType(), result, true);
    }

    private SqlOperator operator() {
        return query.getOperator() instanceof SqlQuantifyOperator quantified
                ? RexUtil.op(quantified.comparisonKind)
                : SqlStdOperatorTable.EQUALS;
    }

    /** Whether no two rows are equal, in which nothing is null. */
    private RexNode unique() {
        RelBuilder inner = builder().push(query.rel);
        inner.filter(inner.fields().stream().map(inner::isNotNull).toList());
        inner.aggregate(inner.groupKey(inner.fields()), inner.countStar("times"));
        inner.filter(inner.greaterThan(inner.field("times"), inner.literal(1)));
        return rows.not(exists(inner.build(), Logic.TRUE_FALSE));
    }

    /** An operand, which is computed of the row, within the sub-query. */
    private RexShuttle ofOuterRow() {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return rex.makeFieldAccess(row, ref.getIndex());
            }
        };
    }

    private RelBuilder builder() {
        return RelFactories.LOGICAL_BUILDER.create(rows.getCluster(), null);
    }

    /** Evaluates an expression of one column for each row; its value, which is null when nothing is found. */
    private RexNode correlate(RelNode inner, JoinRelType type) {
        RelNode left = rows.build();
        rows.push(LogicalCorrelate.create(left, inner, List.of(), id, RelOptUtil.correlationColumns(id, inner), type));
        return rows.field(left.getRowType().getFieldCount());
    }
}
