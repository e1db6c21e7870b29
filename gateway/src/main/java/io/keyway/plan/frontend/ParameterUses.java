package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.expression.Parameters.Use;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters that a query casts or counts rows by. The validator's own casts, which come later, convert others
 * without rounding.
 */
final class ParameterUses extends SqlBasicVisitor<@Nullable Void> {
    private final Map<Integer, Use> found = new HashMap<>();
    private final Map<Integer, Set<SqlParserPos>> places = new HashMap<>();

    private ParameterUses() {}

    /**
     * The uses by the parameters' positions, in a query that is not validated yet.
     *
     * @throws KeywayException FEATURE_NOT_SUPPORTED for {@code $1} that counts rows in one place and is compared in another
     */
    static Map<Integer, Use> in(SqlNode query) {
        ParameterUses visitor = new ParameterUses();
        query.accept(visitor);
        visitor.found.forEach((parameter, use) -> {
            if (use != Use.CAST
                    && visitor.places.getOrDefault(parameter, Set.of()).size() > 1) {
                throw new KeywayException(
                                ErrorCode.FEATURE_NOT_SUPPORTED,
                                "parameter " + (parameter + 1) + " counts rows and stands for a value as well")
                        .withHint("bind the value twice, under two numbers");
            }
        });
        return visitor.found;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.getKind() == SqlKind.CAST && call.operandCount() == 2) {
            add(call.operand(0), Use.CAST);
        } else if (call instanceof SqlOrderBy ordered) {
            add(ordered.fetch, Use.LIMIT);
            add(ordered.offset, Use.OFFSET);
        } else if (call instanceof SqlSelect select) {
            add(select.getFetch(), Use.LIMIT);
            add(select.getOffset(), Use.OFFSET);
        }
        return super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlDynamicParam parameter) {
        places.computeIfAbsent(parameter.getIndex(), index -> new HashSet<>()).add(parameter.getParserPosition());
        return null;
    }

    private void add(@Nullable SqlNode node, Use use) {
        if (node instanceof SqlDynamicParam parameter) {
            found.put(parameter.getIndex(), use);
        }
    }
}
