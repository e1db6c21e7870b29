package io.keyway.calcite;

import io.keyway.catalog.CatalogTable;
import io.keyway.plan.expression.ConditionSql;
import io.keyway.plan.frontend.CatalogTables;
import io.keyway.plan.type.InternalValues;
import io.keyway.plan.type.KeywayTypeFactory;
import io.keyway.plan.type.RowConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.DataContext;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Turns an access to one table, as Calcite describes it to a schema, into a query of Keyway's. */
final class TableBridge {
    /** Conditions of these kinds over columns, literals and parameters are asked; others Calcite checks itself. */
    private static final Set<SqlKind> ASKED = Set.of(
            SqlKind.EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.AND,
            SqlKind.OR);

    private TableBridge() {}

    /**
     * A query for one table.
     *
     * @param sql its text
     * @param parameters what stands for each {@code ?} of the text
     * @param toInternal from the values of a cursor to those of generated code
     */
    public record BridgedQuery(String sql, List<RexDynamicParam> parameters, RowConverter toInternal) {
        /** The values of the parameters, as any client sets them. */
        public List<@Nullable Object> values(DataContext context) {
            List<@Nullable Object> values = new ArrayList<>();
            for (RexDynamicParam parameter : parameters) {
                Object internal = context.get("?" + parameter.getIndex());
                values.add(InternalValues.fromInternal(parameter.getType()).apply(internal));
            }
            return values;
        }

        /** A row's values as generated code takes them. */
        public @Nullable Object[] convert(@Nullable Object[] row) {
            return toInternal.apply(row);
        }
    }

    /**
     * The query that reads columns of a table, narrowed by those conditions that can be written for it.
     *
     * @param columns positions of the columns to read
     * @param filters over all columns of the table, by position
     */
    public static BridgedQuery query(CatalogTable table, List<Integer> columns, List<RexNode> filters) {
        KeywayTypeFactory types = new KeywayTypeFactory();
        RelDataType rowType = CatalogTables.rowType(table, types);
        RexBuilder rex = new RexBuilder(types);
        List<RexNode> asked = filters.stream()
                .map(filter -> RexUtil.expandSearch(rex, null, filter))
                .filter(TableBridge::isAsked)
                .toList();
        RelDataTypeFactory.Builder selected = types.builder();
        columns.forEach(column -> selected.add(rowType.getFieldList().get(column)));
        return new BridgedQuery(
                text(table, rowType, columns, asked), parameters(asked), RowConverter.toInternal(selected.build()));
    }

    private static String text(CatalogTable table, RelDataType rowType, List<Integer> columns, List<RexNode> asked) {
        List<String> names = rowType.getFieldNames();
        // A count of rows reads none of their columns, but a query must name one.
        String list = columns.isEmpty()
                ? ConditionSql.name(table.primaryKey().get(0))
                : columns.stream()
                        .map(column -> ConditionSql.name(names.get(column)))
                        .collect(Collectors.joining(", "));
        String from = ConditionSql.name(table.schema()) + "." + ConditionSql.name(table.name());
        String where = asked.isEmpty() ? "" : " WHERE " + ConditionSql.exactCondition(asked, names);
        return "SELECT " + list + " FROM " + from + where;
    }

    private static List<RexDynamicParam> parameters(List<RexNode> conditions) {
        List<RexDynamicParam> parameters = new ArrayList<>();
        conditions.forEach(condition -> condition.accept(new RexVisitorImpl<@Nullable Void>(true) {
            @Override
            public @Nullable Void visitDynamicParam(RexDynamicParam parameter) {
                parameters.add(parameter);
                return null;
            }
        }));
        return parameters;
    }

    private static boolean isAsked(RexNode condition) {
        if (condition instanceof RexCall call) {
            return ASKED.contains(call.getKind()) && call.getOperands().stream().allMatch(TableBridge::isAsked);
        }
        return condition instanceof RexInputRef
                || condition instanceof RexLiteral
                || condition instanceof RexDynamicParam;
    }
}
