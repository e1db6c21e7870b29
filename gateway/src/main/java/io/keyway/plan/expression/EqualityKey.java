package io.keyway.plan.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes values that SQL considers equal also equal in Java, whose equality decides in hash joins and groups: 1.0 and
 * 1.00 are two BigDecimals, there are two zeros among the doubles, and rows are arrays (CALCITE-7678). Lists, moreover,
 * have no order, without which Calcite cannot build a key of more than six columns.
 */
public final class EqualityKey {
    private static final Set<SqlKind> EQUALITIES = Set.of(SqlKind.EQUALS, SqlKind.NOT_EQUALS);

    private static final Set<SqlKind> DISTINCTIONS = Set.of(SqlKind.IS_DISTINCT_FROM, SqlKind.IS_NOT_DISTINCT_FROM);

    private EqualityKey() {}

    /** Whether equal values of the type may be unequal in Java. */
    public static boolean isNeeded(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DECIMAL, REAL, FLOAT, DOUBLE, ROW, ARRAY, MAP, MULTISET -> true;
            default -> false;
        };
    }

    /** Whether the equality key of a value of the type is of another type. */
    public static boolean isApart(RelDataType type) {
        return type.isStruct() || isCollection(type);
    }

    private static boolean isCollection(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case ARRAY, MULTISET, MAP -> true;
            default -> false;
        };
    }

    /** A value that is the same for all values that are equal to the given one; NaN is one of them. */
    public static RexNode of(RexNode value, RexBuilder rex) {
        return call(GatewayOperators.DOUBLE_EQUALITY_KEY, value, rex);
    }

    /** The value of a type that {@link #isNeeded} that has an equality key. */
    public static RexNode value(RexNode key, RelDataType type, RexBuilder rex) {
        return switch (type.getSqlTypeName()) {
            case ROW -> rex.makeCall(type, GatewayOperators.ROW_OF_KEY, List.of(key));
            case ARRAY -> rex.makeCall(type, GatewayOperators.LIST_OF_KEY, List.of(key));
            case MULTISET -> rex.makeCall(type, GatewayOperators.MULTISET_OF_KEY, List.of(key));
            case MAP -> rex.makeCall(type, GatewayOperators.MAP_OF_KEY, List.of(key));
            default -> rex.ensureType(type, key, true);
        };
    }

    private static RexNode call(SqlOperator forDoubles, RexNode value, RexBuilder rex) {
        return switch (value.getType().getSqlTypeName()) {
            case DECIMAL -> rex.makeCall(GatewayOperators.DECIMAL_EQUALITY_KEY, value);
            case ROW -> rex.makeCall(GatewayOperators.ROW_EQUALITY_KEY, value);
            case ARRAY -> rex.makeCall(GatewayOperators.LIST_EQUALITY_KEY, value);
            case MULTISET -> rex.makeCall(GatewayOperators.MULTISET_EQUALITY_KEY, value);
            case MAP -> rex.makeCall(GatewayOperators.MAP_EQUALITY_KEY, value);
            default -> rex.makeCall(forDoubles, asDouble(value, rex));
        };
    }

    /** A REAL or DOUBLE as DOUBLE. */
    static RexNode asDouble(RexNode value, RexBuilder rex) {
        RelDataTypeFactory types = rex.getTypeFactory();
        RelDataType type = types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.DOUBLE), value.getType().isNullable());
        return rex.ensureType(type, value, true);
    }

    /** Makes IS [NOT] DISTINCT FROM, for which Calcite asks Java whether values are equal, go by their equality keys. */
    public static RexShuttle inDistinctions(RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexCall visited = (RexCall) super.visitCall(call);
                List<RexNode> operands = visited.getOperands();
                boolean needed = DISTINCTIONS.contains(visited.getKind())
                        && operands.stream().allMatch(operand -> isNeeded(operand.getType()));
                return needed
                        ? visited.clone(visited.getType(), List.of(of(operands.get(0), rex), of(operands.get(1), rex)))
                        : visited;
            }
        };
    }

    /**
     * Makes {@code =} and {@code <>} of lists and maps go by the values of their parts.
     *
     *   m = MAP['b', 2, 'a', 1]   ->   areEqual(m, MAP['b', 2, 'a', 1])
     */
    public static RexShuttle inEqualities(RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexCall visited = (RexCall) super.visitCall(call);
                List<RexNode> operands = visited.getOperands();
                boolean needed = EQUALITIES.contains(visited.getKind())
                        && operands.stream().allMatch(operand -> isCollection(operand.getType()));
                if (!needed) {
                    return visited;
                }
                SqlOperator operator = operands.get(0).getType().getSqlTypeName() == SqlTypeName.MULTISET
                        ? GatewayOperators.ARE_EQUAL_MULTISETS
                        : GatewayOperators.ARE_EQUAL;
                RexNode equal = rex.makeCall(visited.getType(), operator, operands);
                return visited.getKind() == SqlKind.EQUALS ? equal : rex.makeCall(SqlStdOperatorTable.NOT, equal);
            }
        };
    }

    /** A set operation that counts equal rows, over rows that Java takes for equal too. */
    public static RelNode inMultisets(SetOp operation) {
        if (operation instanceof Union
                || operation.getRowType().getFieldList().stream().noneMatch(field -> isNeeded(field.getType()))) {
            return operation;
        }
        RexBuilder rex = operation.getCluster().getRexBuilder();
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : operation.getInputs()) {
            List<RexNode> columns = Columns.all(input);
            columns.replaceAll(column -> isNeeded(column.getType()) ? of(column, rex) : column);
            inputs.add(Columns.project(input, columns));
        }
        RelNode identities = operation.copy(operation.getTraitSet(), inputs);
        List<RexNode> values = Columns.all(identities);
        for (RelDataTypeField field : operation.getRowType().getFieldList()) {
            if (isNeeded(field.getType())) {
                values.set(field.getIndex(), value(values.get(field.getIndex()), field.getType(), rex));
            }
        }
        return Columns.project(identities, values);
    }

    /** The join with the equalities of its condition made so. */
    public static RelNode inJoin(Join join) {
        RexBuilder rex = join.getCluster().getRexBuilder();
        RexShuttle keys = inEquations(rex);
        RexShuttle others = inEqualities(rex);
        RexNode condition = RexUtil.composeConjunction(
                rex,
                RelOptUtil.conjunctions(join.getCondition()).stream()
                        .map(each -> each.getKind() == SqlKind.EQUALS ? each : each.accept(others))
                        .map(each -> each.accept(keys))
                        .toList());
        if (condition.equals(join.getCondition())) {
            return join;
        }
        Join exact = join.copy(
                join.getTraitSet(),
                condition,
                join.getLeft(),
                join.getRight(),
                join.getJoinType(),
                join.isSemiJoinDone());
        return RelOptUtil.pushDownJoinConditions(exact, RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null));
    }

    private static RexShuttle inEquations(RexBuilder rex) {
        return new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                boolean needed = call.getKind() == SqlKind.EQUALS
                        && call.getOperands().stream().allMatch(operand -> isNeeded(operand.getType()));
                return needed
                        ? call.clone(
                                call.getType(),
                                call.getOperands().stream()
                                        .map(operand -> call(GatewayOperators.DOUBLE_MATCH, operand, rex))
                                        .toList())
                        : super.visitCall(call);
            }
        };
    }
}
