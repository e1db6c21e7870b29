package io.keyway.plan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.jspecify.annotations.Nullable;

/**
 * Operators over one table that can be run for some values of columns alone: what they compute for one value does not
 * depend on rows with other values.
 *
 * @param operators from the outermost on
 * @param access the table
 * @param keys for each column that was asked for, the table's column, or null where values would be mixed
 */
record LookupInput(List<RelNode> operators, TableAccess access, List<@Nullable String> keys) {

    /**
     * The operators of an expression, if they lead to one table.
     *
     * @param positions columns of the expression
     */
    static Optional<LookupInput> of(RelNode rel, List<Integer> positions, RoutingScope scope) {
        return of(rel, positions, List.of(), scope);
    }

    private static Optional<LookupInput> of(RelNode rel, List<Integer> keys, List<RelNode> above, RoutingScope scope) {
        if (keys.stream().allMatch(key -> key < 0)) {
            return Optional.empty();
        }
        Optional<TableAccess> access = TableAccess.of(rel, scope);
        if (access.isPresent()) {
            return access.filter(found -> found.sort() == null).map(found -> of(found, keys, above));
        }
        if (rel.getInputs().size() != 1) {
            return Optional.empty();
        }
        List<RelNode> operators = new ArrayList<>(above);
        operators.add(rel);
        return of(rel.getInput(0), below(rel, keys), operators, scope);
    }

    private static LookupInput of(TableAccess access, List<Integer> positions, List<RelNode> operators) {
        List<String> names = access.scan().getRowType().getFieldNames();
        List<Integer> columns = access.project() == null ? positions : below(access.project(), positions);
        List<@Nullable String> keys = new ArrayList<>();
        columns.forEach(column -> keys.add(column < 0 ? null : names.get(column)));
        return new LookupInput(operators, access, keys);
    }

    /** The columns of the input by which the operator keeps rows apart; -1 for one that it does not keep. */
    private static List<Integer> below(RelNode operator, List<Integer> columns) {
        return columns.stream()
                .map(column -> column < 0 ? -1 : below(operator, column))
                .toList();
    }

    private static int below(RelNode operator, int column) {
        if (operator instanceof Project project && !project.containsOver()) {
            return project.getProjects().get(column) instanceof RexInputRef ref ? ref.getIndex() : -1;
        }
        if (operator instanceof Filter) {
            return column;
        }
        if (operator instanceof Aggregate aggregate && Aggregate.isSimple(aggregate)) {
            return column < aggregate.getGroupCount() ? aggregate.getGroupSet().nth(column) : -1;
        }
        boolean keptApart = operator instanceof Window window
                && column < window.getInput().getRowType().getFieldCount()
                && window.groups.stream().allMatch(group -> group.keys.get(column));
        return keptApart ? column : -1;
    }

    /** Whether repeated rows of the table matter, where those of the whole expression do or do not. */
    boolean duplicatesMatter(boolean matter) {
        boolean result = matter;
        for (RelNode operator : operators) {
            result = Duplicates.matter(operator, result);
        }
        return result;
    }

    /** The operators over other rows of the same type as the table's. */
    RelNode over(RelNode rows) {
        RelNode result = rows;
        for (int i = operators.size() - 1; i >= 0; i--) {
            result = operators.get(i).copy(operators.get(i).getTraitSet(), List.of(result));
        }
        return result;
    }
}
