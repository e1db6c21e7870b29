package io.keyway.plan.expression;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The initial accumulators of aggregates. Public, because generated code calls it. */
public final class Accumulators {
    private Accumulators() {}

    /**
     * For a function of {@link AggregateFunctions}.
     *
     * @param function its name
     * @param exact whether its first argument is a whole number or a decimal
     */
    public static Accumulator of(String function, boolean exact) {
        return switch (function) {
            case "STRING_AGG", "LISTAGG" -> new Texts(false);
            case "STRING_AGG" + AggregateFunctions.ONCE, "LISTAGG" + AggregateFunctions.ONCE -> new Texts(true);
            case "VARIANCE" -> Statistic.VAR_SAMP.accumulator(exact);
            case "STDDEV" -> Statistic.STDDEV_SAMP.accumulator(exact);
            default -> Statistic.valueOf(function).accumulator(exact);
        };
    }

    /** One text of all, or of each with its separator once, with the separator of each text before it. */
    private static final class Texts implements Accumulator {
        private final StringBuilder text = new StringBuilder();
        private final @Nullable Set<List<@Nullable Object>> seen;
        private boolean begun;

        Texts(boolean once) {
            this.seen = once ? new HashSet<>() : null;
        }

        @Override
        public void add(Object value, @Nullable Object separator) {
            if (seen != null && !seen.add(Arrays.asList(value, separator))) {
                return;
            }
            if (begun) {
                text.append(separator == null ? "," : separator);
            }
            text.append(value);
            begun = true;
        }

        @Override
        public String result() {
            return text.toString();
        }
    }
}
