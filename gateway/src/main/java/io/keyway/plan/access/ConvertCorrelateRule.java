package io.keyway.plan.access;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.logical.LogicalCorrelate;

/**
 * Makes a correlate one that can be compiled.
 *
 *   LogicalCorrelate(a, b)   ->   CqlCorrelate(a, b)
 */
public final class ConvertCorrelateRule extends ConverterRule {
    /** The rule. */
    public static final ConvertCorrelateRule INSTANCE = Config.INSTANCE
            .withConversion(
                    LogicalCorrelate.class, Convention.NONE, EnumerableConvention.INSTANCE, "ConvertCorrelateRule")
            .withRuleFactory(ConvertCorrelateRule::new)
            .toRule(ConvertCorrelateRule.class);

    private ConvertCorrelateRule(Config config) {
        super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
        Correlate correlate = (Correlate) rel;
        return CqlCorrelate.of(correlate, enumerable(correlate.getLeft()), enumerable(correlate.getRight()));
    }

    private static RelNode enumerable(RelNode input) {
        RelTraitSet traits = input.getTraitSet().replace(EnumerableConvention.INSTANCE);
        return convert(input, traits);
    }
}
