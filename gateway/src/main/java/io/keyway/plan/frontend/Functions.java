package io.keyway.plan.frontend;

import io.keyway.plan.expression.AggregateFunctions;
import io.keyway.plan.type.CalciteTypes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlNthValueAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/** The functions that a query can name, in upper or lower case: those of SQL and of PostgreSQL. */
public final class Functions implements SqlOperatorTable {
    /** PostgreSQL's, as a timestamp; Calcite has it as a timestamp with time zone, whose values nothing here computes with. */
    private static final SqlFunction TO_TIMESTAMP = SqlBasicFunction.create(
            "TO_TIMESTAMP",
            ReturnTypes.explicit(SqlTypeName.TIMESTAMP, CalciteTypes.MILLISECOND_DIGITS)
                    .andThen(SqlTypeTransforms.TO_NULLABLE),
            OperandTypes.STRING_STRING,
            SqlFunctionCategory.TIMEDATE);

    /** PostgreSQL's, which counts the bytes of text too. */
    private static final SqlFunction OCTET_LENGTH = ((SqlBasicFunction) SqlStdOperatorTable.OCTET_LENGTH)
            .withOperandTypeChecker(OperandTypes.CHARACTER.or(OperandTypes.BINARY));

    /** Calcite's are never null, whatever they pad. */
    private static final List<SqlOperator> PADS = Stream.of(SqlLibraryOperators.LPAD, SqlLibraryOperators.RPAD)
            .map(pad -> (SqlOperator) ((SqlBasicFunction) pad)
                    .withReturnTypeInference(pad.getReturnTypeInference().andThen(SqlTypeTransforms.TO_NULLABLE)))
            .toList();

    static final Functions INSTANCE = new Functions();

    /** The calls that may enclose the call of an aggregate function. */
    private static final Set<SqlKind> MODIFIERS = EnumSet.of(
            SqlKind.FILTER, SqlKind.WITHIN_GROUP, SqlKind.WITHIN_DISTINCT, SqlKind.RESPECT_NULLS, SqlKind.IGNORE_NULLS);

    private static final SqlNameMatcher ANY_CASE = SqlNameMatchers.withCaseSensitive(false);

    private final SqlOperatorTable own = SqlOperatorTables.chain(
            SqlOperatorTables.of(
                    new Neighbour(SqlKind.LEAD),
                    new Neighbour(SqlKind.LAG),
                    new NthValue(),
                    DateParts.OPERATOR,
                    OCTET_LENGTH,
                    UnifiedArguments.GREATEST,
                    UnifiedArguments.LEAST,
                    TO_TIMESTAMP,
                    SqlLibraryOperators.TRUNC_BIG_QUERY),
            SqlOperatorTables.of(PADS),
            SqlOperatorTables.of(LibraryFunctions.ALL),
            SqlOperatorTables.of(AggregateFunctions.ALL));

    private final SqlOperatorTable library = SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
            EnumSet.of(SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL));

    private Functions() {}

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        int before = found.size();
        own.lookupOperatorOverloads(name, category, syntax, found, ANY_CASE);
        if (found.size() == before) {
            library.lookupOperatorOverloads(name, category, syntax, found, ANY_CASE);
        }
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return library.getOperatorList();
    }

    /** A function of which nothing but the name is known. */
    static SqlFunction unresolved(String name) {
        return new SqlUnresolvedFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    /** A call of the function that there is code for, of the type that it is validated with. */
    static RexNode compilable(RexNode call, RexBuilder rex) {
        return call instanceof RexCall function && function.getOperator().equals(TO_TIMESTAMP)
                ? rex.makeCall(function.getType(), SqlLibraryOperators.TO_TIMESTAMP_PG, function.getOperands())
                : call;
    }

    /** Whether a call, as it was parsed, is one of an aggregate function, with its FILTER or WITHIN GROUP. */
    static boolean isAggregate(SqlCall call) {
        if (MODIFIERS.contains(call.getKind())) {
            return call.operand(0) instanceof SqlCall inner && isAggregate(inner);
        }
        if (!(call.getOperator() instanceof SqlFunction function) || function.getSqlIdentifier() == null) {
            return call.getOperator().isAggregator() && !call.getOperator().requiresOver();
        }
        List<SqlOperator> found = new ArrayList<>();
        INSTANCE.lookupOperatorOverloads(
                function.getSqlIdentifier(), function.getFunctionType(), SqlSyntax.FUNCTION, found, ANY_CASE);
        return found.stream().anyMatch(each -> each.isAggregator() && !each.requiresOver());
    }

    /** The names of all functions, in lower case. */
    public static List<String> names() {
        return Stream.concat(INSTANCE.library.getOperatorList().stream(), INSTANCE.own.getOperatorList().stream())
                .filter(SqlFunction.class::isInstance)
                .map(function -> function.getName().toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("[a-z][a-z0-9_]*"))
                .distinct()
                .sorted()
                .toList();
    }

    /** The function that there is code for. */
    public static SqlOperator compilable(SqlOperator operator) {
        return switch (operator.getKind()) {
            case LEAD -> SqlStdOperatorTable.LEAD;
            case LAG -> SqlStdOperatorTable.LAG;
            case NTH_VALUE -> SqlStdOperatorTable.NTH_VALUE;
            default -> operator;
        };
    }

    /** NTH_VALUE; Calcite takes it for not null if its argument is, though there may be fewer rows. */
    private static final class NthValue extends SqlNthValueAggFunction {
        NthValue() {
            super(SqlKind.NTH_VALUE);
        }

        @Override
        public RelDataType inferReturnType(SqlOperatorBinding binding) {
            return binding.getTypeFactory().createTypeWithNullability(super.inferReturnType(binding), true);
        }
    }
}
