package io.keyway.plan;

import io.keyway.plan.frontend.SlotReader;
import io.keyway.sql.LiteralSlot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan for all queries of one shape that agree in the literals that are not open.
 *
 * @param plan which takes the values of the open literals as parameters behind the query's own
 * @param open their positions among the literals of the shape
 * @param readers how each of them is read
 */
public record SharedPlan(QueryPlan plan, List<Integer> open, List<SlotReader> readers) {
    /**
     * The values of the open literals of a query of the shape.
     *
     * @param literals all its literals
     * @return null when one of them cannot be read as what it stands for, so that the query needs a plan of its own
     */
    public @Nullable List<Object> values(List<LiteralSlot> literals) {
        List<Object> values = new ArrayList<>(open.size());
        for (int i = 0; i < open.size(); i++) {
            Object value = readers.get(i).read(literals.get(open.get(i)).value());
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }
}
