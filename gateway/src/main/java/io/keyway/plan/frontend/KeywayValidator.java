package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.plan.type.KeywayTypeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.CalciteSqlValidator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Static;
import org.jspecify.annotations.Nullable;

/** Calcite's validator, which here infers the types of more parameters and fails less often. */
final class KeywayValidator extends CalciteSqlValidator {
    /** Names that SQL reads as functions without parentheses, but which are columns here: Cassandra has no such users. */
    private static final Set<String> COLUMN_NAMES = Set.of(
            "user",
            "current_user",
            "session_user",
            "system_user",
            "current_role",
            "current_schema",
            "current_path",
            "current_catalog");

    private final Map<Integer, SqlDynamicParam> parameters = new HashMap<>();
    private final Set<SqlCall> inferredCalls = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The parameters that are texts because nothing has told their type. */
    private final Set<Integer> untold = new HashSet<>();

    private final SqlShuttle sameParameters = new SqlShuttle() {
        @Override
        public SqlNode visit(SqlDynamicParam parameter) {
            return parameters.computeIfAbsent(parameter.getIndex(), index -> parameter);
        }
    };

    KeywayValidator(SqlOperatorTable operators, CalciteCatalogReader reader, KeywayTypeFactory types, Config config) {
        super(operators, reader, types, config);
    }

    @Override
    public @Nullable SqlCall makeNullaryCall(SqlIdentifier id) {
        return id.isSimple() && COLUMN_NAMES.contains(id.getSimple()) ? null : super.makeNullaryCall(id);
    }

    /**
     * The types of the parameters in the order of the text, in which their values come. Calcite gives them in the order of the
     * tree, which is another where a form collects its parts: {@code CASE WHEN a THEN ? WHEN ? THEN b END}.
     */
    @Override
    public RelDataType getParameterRowType(SqlNode query) {
        SortedMap<Integer, RelDataType> types = new TreeMap<>();
        Map<Integer, SqlParserPos> places = new HashMap<>();
        query.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlDynamicParam parameter) {
                RelDataType type = told(parameter);
                RelDataType first = types.putIfAbsent(parameter.getIndex(), type);
                SqlParserPos place = places.putIfAbsent(parameter.getIndex(), parameter.getParserPosition());
                boolean again = place != null && !place.equals(parameter.getParserPosition());
                if (again && first != null && first.getSqlTypeName() != type.getSqlTypeName()) {
                    throw differentTypes(parameter);
                }
                return null;
            }
        });
        RelDataTypeFactory.Builder builder = typeFactory.builder();
        int count = types.isEmpty() ? 0 : types.lastKey() + 1;
        for (int i = 0; i < count; i++) {
            builder.add("?" + i, types.getOrDefault(i, typeFactory.createSqlType(SqlTypeName.NULL)));
        }
        return builder.build();
    }

    /** Chooses the operator of dates by the types of its operands, before Calcite refuses it. */
    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode expression) {
        if (expression instanceof SqlBasicCall call && call.operandCount() == 2 && DateArithmetic.isOf(call)) {
            DateArithmetic.choose(
                    call, super.deriveType(scope, call.operand(0)), super.deriveType(scope, call.operand(1)));
        }
        return super.deriveType(scope, expression);
    }

    private RelDataType told(SqlDynamicParam parameter) {
        RelDataType type = getValidatedNodeTypeIfKnown(parameter);
        if (type == null) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "the type of a parameter cannot be told here")
                    .withHint("write CAST(? AS type)")
                    .withPosition(CalciteErrors.position(parameter.getParserPosition()));
        }
        if (SqlTypeUtil.isInterval(type)) {
            throw new KeywayException(ErrorCode.FEATURE_NOT_SUPPORTED, "a parameter cannot be an interval")
                    .withHint("write ? * INTERVAL '1' DAY")
                    .withPosition(CalciteErrors.position(parameter.getParserPosition()));
        }
        return type;
    }

    /** A value is bound in one form. */
    private static KeywayException differentTypes(SqlDynamicParam parameter) {
        return new KeywayException(
                        ErrorCode.FEATURE_NOT_SUPPORTED,
                        "parameter " + (parameter.getIndex() + 1) + " would have several types")
                .withHint("bind the value twice, under two numbers")
                .withPosition(CalciteErrors.position(parameter.getParserPosition()));
    }

    /** Calcite fails on a sub-query of several columns. */
    @Override
    protected void validateWhereOrOn(SqlValidatorScope scope, SqlNode condition, String clause) {
        try {
            super.validateWhereOrOn(scope, condition, clause);
        } catch (IllegalStateException e) {
            throw newValidationError(condition, Static.RESOURCE.condMustBeBoolean(clause));
        }
    }

    /** Calcite makes CASE of COALESCE and NULLIF, with copies of the arguments, and infers a type of each copy of a parameter. */
    @Override
    protected @Nullable SqlNode performUnconditionalRewrites(@Nullable SqlNode node, boolean underFrom) {
        SqlNode rewritten = super.performUnconditionalRewrites(node, underFrom);
        return rewritten instanceof SqlCase ? rewritten.accept(sameParameters) : rewritten;
    }

    /** Calcite infers none of the parameters in named windows. */
    @Override
    protected void validateWindowClause(SqlSelect select) {
        for (SqlNode window : select.getWindowList()) {
            inferUnknownTypes(unknownType, getFromScope(select), window);
        }
        super.validateWindowClause(select);
    }

    /** Calcite asks for the types of the parameters in ORDER BY without having inferred them. */
    @Override
    protected void validateOrderList(SqlSelect select) {
        SqlNodeList items = select.getOrderList();
        if (items != null) {
            for (SqlNode item : items) {
                if (!(item instanceof SqlIdentifier)) {
                    inferUnknownTypes(unknownType, getOrderScope(select), item);
                }
            }
        }
        super.validateOrderList(select);
    }

    /**
     * Takes each row on the right of {@code (a, b) IN ((?, ?), (?, ?))} for one like that on the left; Calcite takes them for the
     * fields of one row. Gives parameters the types that functions take, where Calcite knows none.
     */
    @Override
    protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        if (node instanceof SqlNodeList rows && inferred.isStruct() && areRows(rows)) {
            for (SqlNode row : rows) {
                super.inferUnknownTypes(inferred, scope, row);
            }
            return;
        }
        if (node instanceof SqlCall call) {
            inferParameters(call, scope, inferred);
        }
        // A parameter that is only compared with NULL is a text to Calcite, and one that is sought in a sub-query a row
        // of it.
        boolean isKnown = isKnown(node)
                || (node.getKind() == SqlKind.IS_NULL || node.getKind() == SqlKind.IS_NOT_NULL)
                        && isKnown(((SqlCall) node).operand(0));
        if (isKnown) {
            return;
        }
        if (node instanceof SqlDynamicParam parameter && inferred.equals(unknownType)) {
            takeForText(parameter);
        } else {
            super.inferUnknownTypes(inferred, scope, node);
        }
    }

    /** Gives parameters that are columns of one part of a set operation the types that another part has there. */
    @Override
    public void validateQuery(SqlNode node, SqlValidatorScope scope, RelDataType targetRowType) {
        if (SqlKind.SET_QUERY.contains(node.getKind())) {
            inferColumns((SqlCall) node, scope, targetRowType);
        }
        super.validateQuery(node, scope, targetRowType);
    }

    private void inferColumns(SqlCall setOperation, SqlValidatorScope scope, RelDataType targetRowType) {
        List<SqlNode> open = new ArrayList<>();
        RelDataType known = null;
        for (SqlNode part : setOperation.getOperandList()) {
            if (part instanceof SqlSelect select
                    && select.getSelectList().stream().anyMatch(this::isOpen)) {
                open.add(part);
            } else if (known == null) {
                validateQuery(part, scope, targetRowType);
                known = getValidatedNodeType(part);
            }
        }
        if (open.isEmpty() || known == null) {
            return;
        }
        for (SqlNode part : open) {
            SqlNodeList items = ((SqlSelect) part).getSelectList();
            for (int i = 0; i < Math.min(items.size(), known.getFieldCount()); i++) {
                boolean isNull = known.getFieldList().get(i).getType().getSqlTypeName() == SqlTypeName.NULL;
                if (isOpen(items.get(i)) && !isNull) {
                    setType(parameter(items.get(i)), known.getFieldList().get(i).getType());
                }
            }
        }
    }

    /** Gives parameters in VALUES the types that other rows have in their column. */
    @Override
    protected void validateValues(SqlCall node, RelDataType targetRowType, SqlValidatorScope scope) {
        List<SqlNode> rows = node.getOperandList();
        int width = rows.stream()
                .mapToInt(row -> row instanceof SqlCall call ? call.operandCount() : 0)
                .min()
                .orElse(0);
        for (int i = 0; i < width; i++) {
            int column = i;
            List<SqlNode> values = rows.stream()
                    .<SqlNode>map(row -> ((SqlCall) row).operand(column))
                    .toList();
            SqlNode known =
                    values.stream().filter(value -> !isOpen(value)).findFirst().orElse(null);
            if (known != null && values.stream().anyMatch(this::isOpen)) {
                RelDataType type = deriveType(scope, known);
                values.stream().filter(this::isOpen).forEach(value -> setType(value, type));
            }
        }
        super.validateValues(node, targetRowType, scope);
    }

    /** Takes a parameter for a text because nothing tells its type, as PostgreSQL does. */
    void takeForText(SqlDynamicParam parameter) {
        setType(parameter, typeFactory.createSqlType(SqlTypeName.VARCHAR));
        untold.add(parameter.getIndex());
    }

    /** Gives a parameter the type that it would be converted to, if nothing has told its type before; false otherwise. */
    boolean tell(SqlDynamicParam parameter, RelDataType type) {
        if (SqlTypeUtil.inCharFamily(type) || !untold.remove(parameter.getIndex())) {
            return false;
        }
        setType(parameter, type);
        return true;
    }

    private boolean isOpen(SqlNode item) {
        SqlNode value = parameter(item);
        return value instanceof SqlDynamicParam && getValidatedNodeTypeIfKnown(value) == null;
    }

    private static SqlNode parameter(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    /** Literals are texts of their own length; a parameter is a text of any. */
    private void setType(SqlNode parameter, RelDataType type) {
        RelDataType any =
                type.getSqlTypeName() == SqlTypeName.CHAR ? typeFactory.createSqlType(SqlTypeName.VARCHAR) : type;
        setValidatedNodeType(parameter, typeFactory.createTypeWithNullability(any, true));
    }

    /** From the inside out, since Calcite asks for the types of operands before it infers those of parameters in them. */
    private void inferParameters(SqlCall call, SqlValidatorScope scope, RelDataType inferred) {
        if (!inferredCalls.add(call) || call.isA(SqlKind.QUERY)) {
            return;
        }
        SqlValidatorScope own = scopes.getOrDefault(call, scope);
        new ParameterTypes(this, own, call, inferred).inferMoments();
        call.getOperandList().stream()
                .flatMap(operand -> operand instanceof SqlNodeList list ? list.stream() : Stream.ofNullable(operand))
                .filter(SqlCall.class::isInstance)
                .forEach(operand -> inferParameters((SqlCall) operand, own, unknownType));
        new ParameterTypes(this, own, call, inferred).infer();
    }

    private boolean isKnown(SqlNode node) {
        return node instanceof SqlDynamicParam && getValidatedNodeTypeIfKnown(node) != null;
    }

    private static boolean areRows(SqlNodeList list) {
        return !list.isEmpty() && list.stream().allMatch(item -> item != null && item.getKind() == SqlKind.ROW);
    }
}
