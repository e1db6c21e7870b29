package io.keyway.plan.frontend;

import io.keyway.error.KeywayException;
import io.keyway.pattern.PatternOperator;
import io.keyway.plan.expression.TextCalls;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;

/**
 * Converts functions of text and patterns to Keyway's own.
 *
 * @param standard what Calcite makes of them
 */
record TextConvertlet(SqlRexConvertlet standard) implements SqlRexConvertlet {

    static SqlRexConvertlet of(SqlRexConvertlet standard) {
        return new TextConvertlet(standard);
    }

    @Override
    public RexNode convertCall(SqlRexContext context, SqlCall call) {
        if (call.getOperator().equals(SqlLibraryOperators.SUBSTR_POSTGRESQL)) {
            return context.convertExpression(
                    SqlStdOperatorTable.SUBSTRING.createCall(call.getParserPosition(), call.getOperandList()));
        }
        RexNode converted = standard.convertCall(context, call);
        try {
            return TextCalls.in(PatternOperator.in(converted, context.getRexBuilder()), context.getRexBuilder());
        } catch (KeywayException e) {
            throw e.withPosition(CalciteErrors.position(call.getParserPosition()));
        }
    }
}
