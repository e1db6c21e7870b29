package io.keyway.parser;

import java.util.Arrays;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * An operator that binds as it does in PostgreSQL, and then is a call of another one: of the one that Calcite has, whose
 * precedence differs, or of a function.
 *
 *   'a' || 1 + 2   parsed as   'a' || (1 + 2)
 *   2 ^ 3          ->          power(2, 3)
 */
class SyntaxOperator extends SqlBinaryOperator {
    private final SqlOperator meaning;

    /**
     * An operator that associates to the left.
     *
     * @param precedence the higher, the tighter it binds
     */
    SyntaxOperator(String name, int precedence, SqlOperator meaning) {
        super(name, SqlKind.OTHER, precedence, true, null, null, null);
        this.meaning = meaning;
    }

    /** An operator whose meaning takes the operands in the opposite order. */
    static SyntaxOperator swapped(String name, int precedence, SqlOperator meaning) {
        return new SyntaxOperator(name, precedence, meaning) {
            @Override
            public SqlCall createCall(
                    @Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
                return super.createCall(functionQualifier, pos, operands[1], operands[0]);
            }
        };
    }

    /** A call of a function; what it is, the names in scope tell. */
    static SqlOperator function(String name) {
        return new SqlUnresolvedFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                null,
                null,
                null,
                null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    @Override
    public SqlCall createCall(@Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
        return meaning.createCall(pos, Arrays.asList(operands));
    }
}
