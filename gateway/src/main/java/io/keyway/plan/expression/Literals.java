package io.keyway.plan.expression;

import io.keyway.error.KeywayException;
import io.keyway.plan.type.CalciteTypes;
import io.keyway.plan.type.InternalValues;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Reads text literals as values of the type that they stand for, so that conditions with them can be pushed.
 *
 *   uuid_column = CAST('7f00...' AS UUID)      ->   uuid_column = UUID '7f00...'
 *   inet_column = '0:0:0:0:0:0:0:1'            ->   inet_column = '::1'
 *   ts > '2018-11-01 00:00:00.0001'            ->   ts > TIMESTAMP '2018-11-01 00:00:00'
 */
public final class Literals extends RexShuttle {

    private final RexBuilder rex;
    private final TextCasts casts;
    private final ExactText exact;

    private Literals(RexBuilder rex) {
        this.rex = rex;
        this.casts = new TextCasts(rex);
        this.exact = new ExactText(rex);
    }

    /**
     * The expression with its literals read.
     *
     * @throws KeywayException INVALID_CAST, INVALID_DATETIME or VALUE_OUT_OF_RANGE for text that is no value of its type
     */
    public static RelNode read(RelNode rel) {
        return Columns.rewrittenThroughout(rel, new Literals(rel.getCluster().getRexBuilder()));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        List<RexNode> operands = call.getOperands();
        if (call.getKind() == SqlKind.SEARCH
                && CalciteTypes.isAddress(operands.get(0).getType())) {
            return RexUtil.expandSearch(rex, null, call).accept(this);
        }
        RexCall visited = (RexCall) super.visitCall(call);
        if (visited.getKind() == SqlKind.CAST) {
            return casts.read(visited, false);
        }
        return ExactText.isComparison(visited) ? comparison(visited) : visited;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery query) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
        return visited.clone(read(visited.rel));
    }

    private RexNode comparison(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        if (CalciteTypes.isAddress(left.getType()) || CalciteTypes.isAddress(right.getType())) {
            return call.clone(call.getType(), List.of(address(left), address(right)));
        }
        return exact.comparison(call.clone(call.getType(), List.of(casts.comparable(left), casts.comparable(right))));
    }

    private RexNode address(RexNode operand) {
        String text = TextCasts.literalText(operand);
        return text == null ? operand : rex.makeLiteral(InternalValues.canonicalAddress(text));
    }
}
