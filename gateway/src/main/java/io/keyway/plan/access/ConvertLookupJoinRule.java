package io.keyway.plan.access;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;

/**
 * Makes a lookup join one that can be compiled, whatever its input is by then.
 *
 *   CqlLookupJoin[logical](Filter(...))   ->   CqlLookupJoin(EnumerableFilter(...))
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
        RelNode input = join.getInput(0);
        return join.copy(
                join.getTraitSet().replace(EnumerableConvention.INSTANCE),
                List.of(convert(input, input.getTraitSet().replace(EnumerableConvention.INSTANCE))));
    }
}
