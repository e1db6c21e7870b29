package io.keyway.plan.frontend;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Functions that other ones stand for, by their name and the number of their arguments.
 *
 *   now()                   ->   CURRENT_TIMESTAMP
 *   btrim(x, 'ab')          ->   TRIM(BOTH 'ab' FROM x)
 *   date(ts)                ->   CAST(ts AS DATE)
 *   SUBSTRING(x FROM 'a.')  ->   substring_matching(x, 'a.')
 */
final class Synonyms {
    private static final String SYSTEM_SCHEMA = "pg_catalog";

    private static final Map<String, BiFunction<List<SqlNode>, SqlParserPos, SqlNode>> MEANINGS = Map.ofEntries(
            Map.entry("now/0", (arguments, pos) -> SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(pos)),
            Map.entry(
                    "transaction_timestamp/0",
                    (arguments, pos) -> SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(pos)),
            Map.entry(
                    "statement_timestamp/0", (arguments, pos) -> SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(pos)),
            Map.entry("lcase/1", (arguments, pos) -> SqlStdOperatorTable.LOWER.createCall(pos, arguments)),
            Map.entry("ucase/1", (arguments, pos) -> SqlStdOperatorTable.UPPER.createCall(pos, arguments)),
            Map.entry("ifnull/2", (arguments, pos) -> SqlStdOperatorTable.COALESCE.createCall(pos, arguments)),
            Map.entry("btrim/1", (arguments, pos) -> trim(SqlTrimFunction.Flag.BOTH, arguments, pos)),
            Map.entry("btrim/2", (arguments, pos) -> trim(SqlTrimFunction.Flag.BOTH, arguments, pos)),
            Map.entry("ltrim/2", (arguments, pos) -> trim(SqlTrimFunction.Flag.LEADING, arguments, pos)),
            Map.entry("rtrim/2", (arguments, pos) -> trim(SqlTrimFunction.Flag.TRAILING, arguments, pos)),
            Map.entry("date/1", (arguments, pos) -> cast(arguments.get(0), SqlTypeName.DATE, pos)),
            Map.entry(
                    "date_trunc/2",
                    (arguments, pos) -> named(
                            "date_trunc",
                            List.of(arguments.get(0), cast(arguments.get(1), SqlTypeName.TIMESTAMP, pos)),
                            pos)),
            Map.entry(
                    "array_to_string/2",
                    (arguments, pos) ->
                            named("list_to_text", List.of(texts(arguments.get(0), pos), arguments.get(1)), pos)),
            Map.entry("to_timestamp/1", (arguments, pos) -> named("seconds_to_timestamp", arguments, pos)));

    private Synonyms() {}

    /** What a call means; null when it means itself. */
    static @Nullable SqlNode of(SqlCall call) {
        SqlOperator operator = call.getOperator();
        if (operator.equals(SqlStdOperatorTable.SUBSTRING)
                && call.operandCount() == 2
                && call.operand(1) instanceof SqlCharStringLiteral) {
            return named("substring_matching", call.getOperandList(), call.getParserPosition());
        }
        if (!(operator instanceof SqlFunction function)) {
            return null;
        }
        SqlIdentifier name = function.getSqlIdentifier();
        if (name == null && !operator.equals(SqlLibraryOperators.DATE_TRUNC)) {
            return null;
        }
        if (name != null
                && !name.isSimple()
                && !(name.names.size() == 2 && name.names.get(0).equals(SYSTEM_SCHEMA))) {
            return null;
        }
        if (call.getOperandList().stream().anyMatch(SqlIntervalQualifier.class::isInstance)) {
            return null;
        }
        String last = name == null ? operator.getName() : name.names.get(name.names.size() - 1);
        var meaning = MEANINGS.get(last.toLowerCase(Locale.ROOT) + '/' + call.operandCount());
        return meaning == null ? null : meaning.apply(call.getOperandList(), call.getParserPosition());
    }

    private static SqlNode trim(SqlTrimFunction.Flag flag, List<SqlNode> arguments, SqlParserPos pos) {
        SqlNode characters = arguments.size() == 2 ? arguments.get(1) : SqlLiteral.createCharString(" ", pos);
        return SqlStdOperatorTable.TRIM.createCall(pos, flag.symbol(pos), characters, arguments.get(0));
    }

    private static SqlNode cast(SqlNode value, SqlTypeName type, SqlParserPos pos) {
        return SqlStdOperatorTable.CAST.createCall(
                pos, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, pos), pos));
    }

    private static SqlNode texts(SqlNode array, SqlParserPos pos) {
        SqlTypeNameSpec text = new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, pos);
        SqlTypeNameSpec list = new SqlCollectionTypeNameSpec(text, SqlTypeName.ARRAY, pos);
        return SqlStdOperatorTable.CAST.createCall(pos, array, new SqlDataTypeSpec(list, pos));
    }

    private static SqlNode named(String name, List<SqlNode> arguments, SqlParserPos pos) {
        return Functions.unresolved(name).createCall(pos, arguments);
    }
}
