package io.keyway.plan.frontend;

import io.keyway.catalog.CqlTypes;
import io.keyway.plan.type.CalciteTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.CompositeOperandTypeChecker;
import org.apache.calcite.sql.type.ImplicitCastOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Gives the parameters that are arguments of one call the types that the call takes, also where Calcite infers none:
 *
 *   t || ?           text
 *   COALESCE(?, d)   the type of the other arguments
 *   a IN (?, 2.5)    the type that all values are compared in
 *   LEFT(t, ?)       what the function takes there
 */
final class ParameterTypes {
    /** Calls whose arguments have one type. */
    private static final Set<SqlKind> ALIKE = Set.of(
            SqlKind.COALESCE, SqlKind.NULLIF, SqlKind.GREATEST, SqlKind.LEAST, SqlKind.GREATEST_PG, SqlKind.LEAST_PG);

    /** Comparisons of a value with several, which have one type then. */
    private static final Set<SqlKind> COMPARED =
            Set.of(SqlKind.IN, SqlKind.NOT_IN, SqlKind.BETWEEN, SqlKind.SOME, SqlKind.ALL);

    /** Functions whose arguments after the first are whole numbers, which Calcite takes for numbers of any kind. */
    private static final Set<String> COUNTING = Set.of("SUBSTRING", "SUBSTR", "ROUND", "TRUNCATE", "TRUNC");

    private final SqlValidator validator;
    private final SqlValidatorScope scope;
    private final SqlCall call;
    private final RelDataType inferred;

    /**
     * For one call.
     *
     * @param inferred the type that its result is expected to have
     */
    ParameterTypes(SqlValidator validator, SqlValidatorScope scope, SqlCall call, RelDataType inferred) {
        this.validator = validator;
        this.scope = scope;
        this.call = call;
        this.inferred = inferred;
    }

    void infer() {
        if (call instanceof SqlCase chosen) {
            conditions(chosen);
            results(chosen);
        } else if (call instanceof SqlWindow window) {
            distances(window);
        } else if (COMPARED.contains(call.getKind())) {
            compared();
        } else if (!isNullTest() && call.getOperandList().stream().anyMatch(this::isOpen)) {
            arguments();
        }
    }

    /**
     * Takes a parameter that an interval is added to, or subtracted from, for a moment where the sum is compared with one;
     * before anything takes it for an interval.
     *
     *   ts >= ? - INTERVAL '1' DAY
     */
    void inferMoments() {
        if (!SqlKind.COMPARISON.contains(call.getKind()) && call.getKind() != SqlKind.BETWEEN) {
            return;
        }
        List<SqlNode> sums =
                call.getOperandList().stream().filter(this::isOpenSum).toList();
        if (sums.isEmpty()) {
            return;
        }
        call.getOperandList().stream()
                .filter(SqlIdentifier.class::isInstance)
                .map(column -> validator.deriveType(scope, column))
                .filter(SqlTypeUtil::isDatetime)
                .findFirst()
                .ifPresent(moment -> sums.forEach(sum -> set(((SqlCall) sum).operand(0), moment)));
    }

    private boolean isOpenSum(SqlNode operand) {
        return (operand.getKind() == SqlKind.PLUS || operand.getKind() == SqlKind.MINUS)
                && operand instanceof SqlCall sum
                && sum.operandCount() == 2
                && isOpen(sum.operand(0))
                && isDistance(validator.deriveType(scope, sum.operand(1)));
    }

    private static boolean isDistance(RelDataType type) {
        return SqlTypeUtil.isInterval(type) || SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
    }

    /** Calls whose operand Calcite always takes for a text. */
    private boolean isNullTest() {
        return call.getKind() == SqlKind.IS_NULL || call.getKind() == SqlKind.IS_NOT_NULL;
    }

    private void conditions(SqlCase chosen) {
        RelDataType truth = validator.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN);
        chosen.getWhenOperands().stream().filter(this::isOpen).forEach(condition -> set(condition, truth));
    }

    /** Where no result of CASE has a type, the conditions may yet tell it; COALESCE, which has become CASE, is then a text. */
    private void results(SqlCase chosen) {
        List<SqlNode> results = new ArrayList<>();
        chosen.getThenOperands().forEach(result -> results.add(argument(result)));
        results.add(argument(Objects.requireNonNull(chosen.getElseOperand())));
        if (results.stream().noneMatch(this::isOpen)) {
            return;
        }
        boolean coalesce = chosen.getThenOperands().stream().anyMatch(ParameterTypes::isArgument);
        RelDataType type = common(results.stream());
        RelDataType chosenType =
                type == null && coalesce ? validator.getTypeFactory().createSqlType(SqlTypeName.VARCHAR) : type;
        if (chosenType != null) {
            results.stream().filter(this::isOpen).forEach(result -> set(result, chosenType));
        }
    }

    private static boolean isArgument(SqlNode result) {
        return result.getKind() == SqlKind.CAST_NOT_NULL;
    }

    /** The argument of COALESCE that a result of CASE stands for. */
    private static SqlNode argument(SqlNode result) {
        return isArgument(result) ? ((SqlCall) result).operand(0) : result;
    }

    /** The distances of a frame: numbers of rows, or whole numbers as those that the rows are ordered by. */
    private void distances(SqlWindow window) {
        Stream.of(window.getLowerBound(), window.getUpperBound())
                .filter(end ->
                        end != null && (end.getKind() == SqlKind.PRECEDING || end.getKind() == SqlKind.FOLLOWING))
                .<SqlNode>map(end -> ((SqlCall) end).operand(0))
                .filter(this::isOpen)
                .forEach(distance -> distance(window, distance));
    }

    private void distance(SqlWindow window, SqlNode distance) {
        if (window.isRows()) {
            set(distance, validator.getTypeFactory().createSqlType(SqlTypeName.BIGINT));
        } else if (window.getOrderList().size() == 1) {
            RelDataType ordered =
                    validator.deriveType(scope, window.getOrderList().get(0));
            if (SqlTypeName.INT_TYPES.contains(ordered.getSqlTypeName())) {
                set(distance, ordered);
            }
        }
    }

    /** Also rows, place by place. */
    private void compared() {
        List<SqlNode> values = call.getOperandList().stream()
                .flatMap(operand -> operand instanceof SqlNodeList list ? list.stream() : Stream.of(operand))
                .toList();
        List<SqlCall> rows = values.stream()
                .filter(value -> value.getKind() == SqlKind.ROW)
                .map(SqlCall.class::cast)
                .toList();
        List<SqlNode> queries =
                values.stream().filter(value -> value.isA(SqlKind.QUERY)).toList();
        if (rows.isEmpty()) {
            alike(values.stream().filter(value -> !value.isA(SqlKind.QUERY)).toList(), queries, 0);
        }
        int width = rows.stream().mapToInt(SqlCall::operandCount).min().orElse(0);
        for (int i = 0; i < width; i++) {
            int column = i;
            alike(rows.stream().<SqlNode>map(row -> row.operand(column)).toList(), queries, column);
        }
    }

    /** Gives parameters among values the type of the others, and of a column of the sub-queries that these are sought in. */
    private void alike(List<SqlNode> values, List<SqlNode> queries, int column) {
        if (values.stream().noneMatch(this::isOpen)) {
            return;
        }
        Stream<RelDataType> columns = queries.stream()
                .map(query -> validator.deriveType(scope, query))
                .filter(row -> row.isStruct() && column < row.getFieldCount())
                .map(row -> row.getFieldList().get(column).getType());
        RelDataType type = commonType(Stream.concat(types(values.stream()), columns));
        if (type != null && !type.isStruct()) {
            values.stream().filter(this::isOpen).forEach(value -> set(value, type));
        } else if (type == null && validator instanceof KeywayValidator own) {
            values.stream().filter(this::isOpen).forEach(value -> own.takeForText((SqlDynamicParam) value));
        }
    }

    private void arguments() {
        SqlCallBinding binding = new SqlCallBinding(validator, scope, call);
        List<SqlNode> operands = binding.operands();
        RelDataType[] known = known(binding, operands.size());
        for (int i = 0; i < operands.size(); i++) {
            if (isOpen(operands.get(i)) && known[i].getSqlTypeName() != SqlTypeName.ANY) {
                RelDataType type = known[i].equals(validator.getUnknownType()) ? type(i) : beside(known[i]);
                if (type != null && !type.isStruct() && !isSumOfMoments(type)) {
                    set(operands.get(i), type);
                }
            }
        }
    }

    /** The type of an operand beside one of a type; Calcite takes it for that type, whatever can be computed. */
    private RelDataType beside(RelDataType other) {
        RelDataTypeFactory types = validator.getTypeFactory();
        if (call.getKind() == SqlKind.PLUS && other.getSqlTypeName() == SqlTypeName.DATE) {
            return types.createSqlType(SqlTypeName.INTEGER);
        }
        boolean factor = call.getKind() == SqlKind.TIMES || call.getKind() == SqlKind.DIVIDE;
        return factor && SqlTypeUtil.isInterval(other) ? anyNumber() : other;
    }

    private RelDataType anyNumber() {
        return validator
                .getTypeFactory()
                .createSqlType(SqlTypeName.DECIMAL, CqlTypes.DECIMAL_PRECISION, CqlTypes.DECIMAL_SCALE);
    }

    private void set(SqlNode parameter, RelDataType type) {
        validator.setValidatedNodeType(parameter, validator.getTypeFactory().createTypeWithNullability(type, true));
    }

    private boolean isOpen(@Nullable SqlNode operand) {
        return operand instanceof SqlDynamicParam && validator.getValidatedNodeTypeIfKnown(operand) == null;
    }

    /** What Calcite infers; of what it does not, the unknown type. */
    private RelDataType[] known(SqlCallBinding binding, int count) {
        RelDataType[] types = new RelDataType[count];
        Arrays.fill(types, validator.getUnknownType());
        if (call.getOperator().getOperandTypeInference() != null) {
            call.getOperator().getOperandTypeInference().inferOperandTypes(binding, inferred, types);
        }
        return types;
    }

    private @Nullable RelDataType type(int position) {
        RelDataTypeFactory types = validator.getTypeFactory();
        SqlOperator operator = call.getOperator();
        if (operator.equals(SqlStdOperatorTable.CONCAT)) {
            return types.createSqlType(SqlTypeName.VARCHAR);
        }
        if (ALIKE.contains(call.getKind())) {
            RelDataType other = common(call.getOperandList().stream());
            return other == null ? types.createSqlType(SqlTypeName.VARCHAR) : other;
        }
        if (call.getKind() == SqlKind.EXTRACT) {
            return types.createSqlType(SqlTypeName.TIMESTAMP, CalciteTypes.MILLISECOND_DIGITS);
        }
        if (call.getKind() == SqlKind.MINUS_PREFIX || call.getKind() == SqlKind.PLUS_PREFIX) {
            return anyNumber();
        }
        boolean counting = position > 0 && COUNTING.contains(operator.getName().toUpperCase(Locale.ROOT));
        if (counting || call.getKind() == SqlKind.NTILE || isNeighbour() && position == 1) {
            return types.createSqlType(SqlTypeName.INTEGER);
        }
        if (call.getKind() == SqlKind.ITEM) {
            RelDataType collection = validator.deriveType(scope, call.operand(0));
            return collection.getKeyType() == null ? types.createSqlType(SqlTypeName.INTEGER) : collection.getKeyType();
        }
        return isNeighbour() && position == 2
                ? common(Stream.of(call.operand(0)))
                : taken(operator.getOperandTypeChecker(), position);
    }

    /** A type without values, which Calcite nevertheless infers beside a timestamp. */
    private boolean isSumOfMoments(RelDataType type) {
        return call.getKind() == SqlKind.PLUS && SqlTypeUtil.isDatetime(type);
    }

    private boolean isNeighbour() {
        return call.getKind() == SqlKind.LAG || call.getKind() == SqlKind.LEAD;
    }

    private Stream<RelDataType> types(Stream<SqlNode> operands) {
        return operands.filter(operand -> !isOpen(operand)).map(operand -> validator.deriveType(scope, operand));
    }

    private @Nullable RelDataType common(Stream<SqlNode> operands) {
        return commonType(types(operands));
    }

    /** The type that the known ones have in common, or the first of them. */
    private @Nullable RelDataType commonType(Stream<RelDataType> all) {
        List<RelDataType> types = all.filter(
                        type -> !type.equals(validator.getUnknownType()) && type.getSqlTypeName() != SqlTypeName.NULL)
                .toList();
        if (types.isEmpty()) {
            return null;
        }
        RelDataType wider =
                types.size() == 1 ? null : validator.getTypeCoercion().getWiderTypeFor(types, false);
        RelDataType type = wider == null ? types.get(0) : wider;
        return type.getSqlTypeName() == SqlTypeName.CHAR
                ? validator.getTypeFactory().createSqlType(SqlTypeName.VARCHAR)
                : type;
    }

    /** The type that a function takes at a position, if it is one; of several forms, in the first with as many arguments. */
    private @Nullable RelDataType taken(@Nullable SqlOperandTypeChecker checker, int position) {
        if (checker instanceof CompositeOperandTypeChecker composite) {
            return composite.getRules().stream()
                    .filter(rule -> rule.getOperandCountRange().isValidCount(call.operandCount()))
                    .findFirst()
                    .map(rule -> taken(rule, position))
                    .orElse(null);
        }
        return checker instanceof ImplicitCastOperandTypeChecker families
                        && checker.getOperandCountRange().isValidCount(call.operandCount())
                ? families.getOperandSqlTypeFamily(position).getDefaultConcreteType(validator.getTypeFactory())
                : null;
    }
}
