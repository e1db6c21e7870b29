package io.keyway.plan.access;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;

/**
 * Makes a lookup join one that can be compiled, whatever its inputs are by then.
 *
 *   CqlLookupJoin[logical](Filter, Join)   ->   CqlLookupJoin(EnumerableFilter, EnumerableHashJoin)
 */
public final class ConvertLookupJoinRule extends ConverterRule {
    /** The rule. */
    public static final ConvertLookupJoinRule INSTANCE = Config.INSTANCE
            .withConversion(
                    CqlLookupJoin.class, Convention.NONE, EnumerableConvention.INSTANCE, "ConvertLookupJoinRule")
            .withRuleFactory(ConvertLookupJoinRule::new)
            .toRule(ConvertLookupJoinRule.class);

    private ConvertLookupJoinRule(Config config) {
        super(config);
    }

    @Override
    public RelNode convert(RelNode join) {
        return join.copy(
                join.getTraitSet().replace(EnumerableConvention.INSTANCE),
                join.getInputs().stream()
                        .map(input -> convert(input, input.getTraitSet().replace(EnumerableConvention.INSTANCE)))
                        .toList());
    }
}
