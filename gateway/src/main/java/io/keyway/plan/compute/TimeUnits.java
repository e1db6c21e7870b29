package io.keyway.plan.compute;

import io.keyway.plan.expression.Columns;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Passes rows on as they are, under a type that has BIGINT for TIME in nanoseconds, or the other way round. */
public final class TimeUnits extends SingleRel implements EnumerableRel {
    /** Makes the operator one that can be compiled. */
    public static final RelOptRule RULE = ConverterRule.Config.INSTANCE
            .withConversion(TimeUnits.class, Convention.NONE, EnumerableConvention.INSTANCE, "TimeUnitsRule")
            .withRuleFactory(TimeUnitsRule::new)
            .toRule(TimeUnitsRule.class);

    private TimeUnits(RelOptCluster cluster, RelTraitSet traits, RelNode input, RelDataType rowType) {
        super(cluster, traits, input);
        this.rowType = rowType;
    }

    /** The rows under a type of the same values. */
    static RelNode as(RelNode rel, RelDataType type) {
        return rel.getRowType().equals(type)
                ? rel
                : new TimeUnits(rel.getCluster(), rel.getCluster().traitSetOf(Convention.NONE), rel, type);
    }

    /** The rows with BIGINTs for times. */
    static RelNode asNumbers(RelNode rel) {
        RelDataTypeFactory types = rel.getCluster().getTypeFactory();
        RelDataTypeFactory.Builder builder = types.builder();
        for (RelDataTypeField field : rel.getRowType().getFieldList()) {
            builder.add(field.getName(), NanoTimes.number(field.getType(), types));
        }
        return as(rel, builder.build());
    }

    /** A projection, filter or join over other inputs, with its expressions rewritten. */
    static RelNode rebuilt(RelNode rel, List<RelNode> inputs, RexShuttle expressions) {
        if (rel instanceof Project project) {
            return LogicalProject.create(
                    inputs.get(0),
                    project.getHints(),
                    expressions.visitList(project.getProjects()),
                    project.getRowType().getFieldNames(),
                    project.getVariablesSet());
        }
        if (rel instanceof Filter filter) {
            RexNode condition = filter.getCondition().accept(expressions);
            return LogicalFilter.create(
                    inputs.get(0), Columns.flat(condition, rel.getCluster().getRexBuilder()));
        }
        Join join = (Join) rel;
        return LogicalJoin.create(
                inputs.get(0),
                inputs.get(1),
                join.getHints(),
                join.getCondition().accept(expressions),
                join.getVariablesSet(),
                join.getJoinType());
    }

    /** Whether an operator is one that can be {@link #rebuilt}. */
    static boolean canRebuild(RelNode rel) {
        return rel instanceof Project || rel instanceof Filter || rel instanceof Join;
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return new TimeUnits(getCluster(), traitSet, inputs.get(0), rowType);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("type", rowType);
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
        PhysType physType = PhysTypeImpl.of(implementor.getTypeFactory(), rowType, input.format);
        return implementor.result(physType, input.block);
    }

    private static final class TimeUnitsRule extends ConverterRule {
        TimeUnitsRule(Config config) {
            super(config);
        }

        @Override
        public RelNode convert(RelNode rel) {
            RelTraitSet traits = rel.getTraitSet().replace(EnumerableConvention.INSTANCE);
            RelNode input = convert(((TimeUnits) rel).getInput(), traits);
            return new TimeUnits(rel.getCluster(), traits, input, rel.getRowType());
        }
    }
}
