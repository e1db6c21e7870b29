package io.keyway.plan;

import io.keyway.plan.frontend.SlotReader;
import io.keyway.sql.LiteralSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan for all queries of one shape that agree in the literals that are not hoisted.
 *
 * @param plan which takes the values of the hoisted literals as parameters after the query's own
 * @param hoisted their positions among the literals of the shape
 * @param readers how each of them is read
 */
public record SharedPlan(QueryPlan plan, List<Integer> hoisted, List<SlotReader> readers) implements Sharing {
    @Override
    public Optional<SharedPlan> shared() {
        return Optional.of(this);
    }

    /**
     * The values of the hoisted literals of a query of the shape.
     *
     * @param literals all its literals
     * @return empty when one of them cannot be read as the type that the plan expects, so that the query needs its own
     *     plan
     */
    public Optional<List<Object>> values(List<LiteralSlot> literals) {
        List<Object> values = new ArrayList<>(hoisted.size());
        for (int i = 0; i < hoisted.size(); i++) {
            Object value = readers.get(i).read(literals.get(hoisted.get(i)).value());
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }
}
