package io.keyway.plan;

import com.google.common.base.Throwables;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.access.CqlRuntime;
import io.keyway.plan.access.Volatile;
import io.keyway.plan.physical.ListedValues;
import io.keyway.plan.physical.MeasuredRanges;
import io.keyway.plan.physical.Metering;
import io.keyway.plan.physical.QueryContext;
import io.keyway.plan.type.InternalValues;
import io.keyway.plan.type.RowConverter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A plan that computes in the gateway. It is compiled to Java once, at its first execution; each time if it is
 * volatile.
 */
public final class CompiledBody implements QueryPlan.Body {
    private final EnumerableRel root;
    private final List<RelDataType> parameterTypes;
    private final Set<Integer> exactParameters;
    private final RowConverter toCursor;
    private final Set<Integer> rowCounts = new HashSet<>();
    private final Map<String, Object> constants = new ConcurrentHashMap<>();
    private @Nullable GeneratedCode compiled;

    /**
     * A plan.
     *
     * @param root its operators
     * @param parameterTypes the type of each {@code ?}
     * @param exactParameters positions of those that are passed as exact numbers
     */
    CompiledBody(EnumerableRel root, List<RelDataType> parameterTypes, Set<Integer> exactParameters) {
        this.root = (EnumerableRel) Metering.apply(root);
        this.parameterTypes = List.copyOf(parameterTypes);
        this.exactParameters = exactParameters;
        this.toCursor = RowConverter.fromInternal(root.getRowType());
        addRowCounts(root, rowCounts);
    }

    /**
     * Starts an execution.
     *
     * @param runtime reads from Cassandra
     * @param environment its parameters and its cancellation
     * @return rows as a cursor gives them; the caller closes it
     */
    public Enumerator<@Nullable Object[]> open(CqlRuntime runtime, Environment environment) {
        // Compiling fills in the constants, so it comes first.
        GeneratedCode code = code();
        List<@Nullable Object> parameters = parameters(environment.parameters(), code.parameters());
        QueryContext context = new QueryContext(constants, runtime, parameters, environment.cancelled());
        Enumerator<?> rows = code.bindable().bind(context).enumerator();
        return new Enumerator<>() {
            @Override
            public @Nullable Object[] current() {
                return toCursor.applyToGenerated(rows.current());
            }

            @Override
            public boolean moveNext() {
                runtime.check();
                return rows.moveNext();
            }

            @Override
            public void reset() {
                rows.reset();
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    @Override
    public boolean readsAll() {
        return !limits(root);
    }

    private static boolean limits(RelNode rel) {
        return rel instanceof EnumerableLimit || rel.getInputs().stream().anyMatch(CompiledBody::limits);
    }

    /**
     * The inputs of an execution.
     *
     * @param parameters a value for each {@code ?}
     * @param cancelled becomes true when the execution is to stop
     */
    public record Environment(List<@Nullable Object> parameters, AtomicBoolean cancelled) {}

    /** The values that generated code asks for. One that only Cassandra is asked with may be any value: it may equal none. */
    private List<@Nullable Object> parameters(List<@Nullable Object> values, Set<Integer> asked) {
        List<@Nullable Object> result = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            result.add(value == null || !asked.contains(i) ? null : parameter(value, i));
        }
        return result;
    }

    private Object parameter(Object value, int position) {
        RelDataType type = parameterTypes.get(position);
        if (exactParameters.contains(position)) {
            return InternalValues.exactNumber(value, type, position + 1);
        }
        // Generated code cannot count further, and no result has more rows.
        boolean all = rowCounts.contains(position)
                && value instanceof Number number
                && number.doubleValue() > Integer.MAX_VALUE;
        return InternalValues.parameter(all ? Integer.MAX_VALUE : value, type, position + 1);
    }

    /** Adds the positions of the parameters that LIMIT or OFFSET names. */
    private static void addRowCounts(RelNode rel, Set<Integer> positions) {
        if (rel instanceof EnumerableLimit limit) {
            addRowCount(limit.offset, positions);
            addRowCount(limit.fetch, positions);
        } else if (rel instanceof Sort sort) {
            addRowCount(sort.offset, positions);
            addRowCount(sort.fetch, positions);
        }
        rel.getInputs().forEach(input -> addRowCounts(input, positions));
    }

    private static void addRowCount(@Nullable RexNode number, Set<Integer> positions) {
        if (number instanceof RexDynamicParam parameter) {
            positions.add(parameter.getIndex());
        }
    }

    private synchronized GeneratedCode code() {
        GeneratedCode code = compiled;
        if (code == null) {
            code = compiled((EnumerableRel) MeasuredRanges.in(ListedValues.in(root, constants)));
            // Generated code keeps the state of RAND(seed), which has to start afresh with each execution.
            compiled = Volatile.in(root) ? null : code;
        }
        return code;
    }

    private GeneratedCode compiled(EnumerableRel rel) {
        try {
            return GeneratedCode.of(rel, constants);
        } catch (RuntimeException e) {
            if (Throwables.getCausalChain(e).stream().noneMatch(CompiledBody::isOfLength)) {
                throw e;
            }
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL,
                            "an expression of the query is too long, or nested too deeply",
                            e)
                    .withHint("compute it in several steps, in sub-queries, or look values up with IN");
        }
    }

    private static boolean isOfLength(Throwable failure) {
        return failure instanceof StackOverflowError
                || String.valueOf(failure.getMessage()).contains("beyond 64 KB");
    }
}
