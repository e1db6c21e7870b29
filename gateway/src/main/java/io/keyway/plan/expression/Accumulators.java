package io.keyway.plan.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What generated code begins an aggregate with. Public for that reason. */
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
            case "STRING_AGG", "LISTAGG" -> new Texts();
            case "ARRAY_AGG", "COLLECT" -> new Values();
            case "VARIANCE" -> Statistic.VAR_SAMP.accumulator(exact);
            case "STDDEV" -> Statistic.STDDEV_SAMP.accumulator(exact);
            default -> Statistic.valueOf(function).accumulator(exact);
        };
    }

    /** One text of all, with the separator of each text before it. */
    private static final class Texts implements Accumulator {
        private final StringBuilder text = new StringBuilder();
        private boolean begun;

        @Override
        public void add(Object value, @Nullable Object separator) {
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

    /** A list of all: in a window, one of its own for each row. */
    private static final class Values implements Accumulator {
        private final List<Object> values = new ArrayList<>();

        @Override
        public void add(Object value, @Nullable Object other) {
            values.add(value);
        }

        @Override
        public List<Object> result() {
            return new ArrayList<>(values);
        }
    }
}
