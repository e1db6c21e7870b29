package io.keyway.parser;

import io.keyway.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * LIKE and its kin with a list of patterns.
 *
 *   x LIKE ANY (ARRAY['a%', 'b%'])   ->   x LIKE 'a%' OR x LIKE 'b%'
 *   x NOT LIKE ALL ('a%', 'b%')      ->   x NOT LIKE 'a%' AND x NOT LIKE 'b%'
 */
final class QuantifiedPattern extends SqlBinaryOperator {
    /** That of LIKE. */
    private static final int PRECEDENCE = 32;

    private final SqlOperator pattern;
    private final boolean all;

    QuantifiedPattern(SqlOperator pattern, boolean all) {
        super(pattern.getName() + (all ? " ALL" : " ANY"), SqlKind.OTHER, PRECEDENCE, true, null, null, null);
        this.pattern = pattern;
        this.all = all;
    }

    @Override
    public SqlCall createCall(@Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
        SqlNode value = Arrays.asList(operands).get(0);
        List<SqlNode> patterns = patterns((SqlNodeList) Arrays.asList(operands).get(1), pos);
        SqlOperator junction = all ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
        SqlCall any = pattern.createCall(pos, value, patterns.get(0));
        for (SqlNode each : patterns.subList(1, patterns.size())) {
            any = junction.createCall(pos, any, pattern.createCall(pos, value, each));
        }
        return any;
    }

    private static List<SqlNode> patterns(SqlNodeList list, SqlParserPos pos) {
        if (list.size() != 1) {
            return list.getList();
        }
        SqlNode only = list.get(0);
        if (only.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR
                && !((SqlCall) only).getOperandList().isEmpty()) {
            return ((SqlCall) only).getOperandList();
        }
        if (only.isA(SqlKind.QUERY)) {
            throw Syntax.refusal(ErrorCode.FEATURE_NOT_SUPPORTED, "LIKE ANY takes a list of patterns, not a query", pos)
                    .withHint("write EXISTS (SELECT * FROM (...) AS p (pattern) WHERE x LIKE p.pattern)");
        }
        return list.getList();
    }
}
