package io.keyway.plan.compute;

import io.keyway.plan.expression.Columns;
import io.keyway.plan.expression.DateCalls;
import io.keyway.plan.expression.EqualityKey;
import io.keyway.plan.expression.ExactNumbers;
import io.keyway.plan.expression.JsonValues;
import io.keyway.plan.expression.OrderKeys;
import io.keyway.plan.expression.Rules;
import io.keyway.plan.type.KeywayTypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Rewrites what is left for the gateway, once nothing more can be pushed down, so that Calcite's generated code
 * computes what Keyway promises: exact numbers, times in nanoseconds, one order and one equality for each type.
 */
public final class GatewayRewrite {
    /** Sets by equality become groups by equality. */
    private static final List<RelOptRule> SETS =
            List.of(CoreRules.UNION_TO_DISTINCT, CoreRules.INTERSECT_TO_DISTINCT, CoreRules.MINUS_TO_DISTINCT);

    private final ExactParameters parameters;
    private final List<RexShuttle> expressions;

    /**
     * An expression to compute, and how its parameters are passed.
     *
     * @param rel the expression
     * @param exactParameters positions of the parameters that are passed as exact numbers
     */
    public record Computed(RelNode rel, Set<Integer> exactParameters) {}

    private GatewayRewrite(RexBuilder rex, int parameters) {
        this.parameters = new ExactParameters(rex, parameters);
        this.expressions = List.of(
                this.parameters,
                new TextParameters(rex),
                new RowConversions(rex),
                new ExactNumbers(rex),
                new DateCalls(rex),
                new JsonValues(rex),
                EqualityKey.inDistinctions(rex),
                OrderKeys.forGateway(rex));
    }

    /**
     * An expression with the same row type.
     *
     * @param parameters how many parameters have values of the user's
     */
    public static Computed apply(RelNode routed, int parameters) {
        RexBuilder rex = routed.getCluster().getRexBuilder();
        GatewayRewrite rewrite = new GatewayRewrite(rex, parameters);
        RelNode rel = rewrite.visit(sets(routed));
        return new Computed(rel, Set.copyOf(rewrite.parameters.found()));
    }

    private static RelNode sets(RelNode rel) {
        return needsGroups(rel) ? Rules.apply(rel, SETS) : rel;
    }

    private static boolean needsGroups(RelNode rel) {
        boolean itself = rel instanceof SetOp set
                && !set.all
                && set.getRowType().getFieldList().stream().anyMatch(field -> EqualityKey.isNeeded(field.getType()));
        return itself || rel.getInputs().stream().anyMatch(GatewayRewrite::needsGroups);
    }

    private RelNode visit(RelNode rel) {
        List<RelNode> inputs = new ArrayList<>();
        rel.getInputs().forEach(input -> inputs.add(operand(visit(input), rel)));
        // Below a projection that drops its key, the order is no longer one of columns.
        RelNode copied = rel instanceof Sort
                ? rel.copy(rel.getTraitSet(), inputs)
                : rel.getInputs().isEmpty() ? rel : rel.copy(rel.getTraitSet().replace(RelCollations.EMPTY), inputs);
        return typed(rewritten(copied), rel.getRowType());
    }

    /**
     * An input under the types of its set operation, since code compares values of one Java class only.
     * RelBuilder.rewriteAggregateWithDuplicateGroups writes GROUPING's BIGINT as an INTEGER where it is constant.
     */
    private static RelNode operand(RelNode input, RelNode rel) {
        return rel instanceof SetOp && !kinds(input).equals(kinds(rel)) ? typed(input, rel.getRowType()) : input;
    }

    private static List<SqlTypeName> kinds(RelNode rel) {
        return rel.getRowType().getFieldList().stream()
                .map(field -> field.getType().getSqlTypeName())
                .toList();
    }

    /** The rows under a type of the same values. */
    static RelNode typed(RelNode rel, RelDataType rowType) {
        RelNode cast = RelOptUtil.createCastRel(rel, rowType, true);
        return cast == rel ? rel : cast.accept(new ExactNumbers(rel.getCluster().getRexBuilder()));
    }

    /** Rows of constants, with the digits that decimals have; Calcite fills literals up with zeros. */
    private static RelNode exact(Values values) {
        boolean decimals = values.getRowType().getFieldList().stream()
                .anyMatch(field -> KeywayTypeSystem.isOfAnyScale(field.getType()));
        if (!decimals || values.tuples.isEmpty()) {
            return values;
        }
        RexShuttle exact = new ExactNumbers(values.getCluster().getRexBuilder());
        List<RelNode> rows = new ArrayList<>();
        values.tuples.forEach(tuple -> rows.add(Columns.project(
                LogicalValues.createOneRow(values.getCluster()), exact.visitList(new ArrayList<RexNode>(tuple)))));
        return rows.size() == 1 ? rows.get(0) : LogicalUnion.create(rows, true);
    }

    private RelNode rewritten(RelNode rel) {
        if (rel instanceof Sort sort) {
            return NormalizedSort.of(sort);
        }
        if (rel instanceof Aggregate aggregate) {
            return EmptyTotals.of(aggregate, NanoTimes.aggregate(JsonAggregate.of(aggregate), NormalizedAggregate::of));
        }
        if (rel instanceof Uncollect unnest) {
            return UnnestedRows.of(unnest);
        }
        if (rel instanceof Values values) {
            RelNode numbers = NanoTimes.values(values);
            return numbers instanceof Values same ? exact(same) : numbers;
        }
        if (rel instanceof Window window) {
            return NanoTimes.window(window);
        }
        if (rel instanceof SetOp set && set.all) {
            return EqualityKey.inMultisets(set);
        }
        RelNode result = QuantifiedOperands.in(rel);
        for (RexShuttle shuttle : expressions) {
            result = Columns.rewritten(result, shuttle);
        }
        result = result instanceof Join join
                ? EqualityKey.inJoin(TruthTests.in(join))
                : Columns.rewritten(
                        result, EqualityKey.inEqualities(rel.getCluster().getRexBuilder()));
        return NanoTimes.in(result);
    }
}
