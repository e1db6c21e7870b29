package io.keyway.plan.expression;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Writes dates and times into JSON as text, as PostgreSQL does; Calcite writes the numbers that stand for them.
 *
 *   JSON_OBJECT('at': ts)   ->   JSON_OBJECT('at': timestampJson(ts))
 */
public final class JsonValues extends RexShuttle {
    private final RexBuilder rex;

    public JsonValues(RexBuilder rex) {
        this.rex = rex;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexCall visited = (RexCall) super.visitCall(call);
        SqlOperator operator = visited.getOperator();
        boolean json =
                operator.equals(SqlStdOperatorTable.JSON_OBJECT) || operator.equals(SqlStdOperatorTable.JSON_ARRAY);
        List<RexNode> operands =
                json ? visited.getOperands().stream().map(this::readable).toList() : visited.getOperands();
        return operands.equals(visited.getOperands()) ? visited : visited.clone(visited.getType(), operands);
    }

    /**
     * The text of a date or time; any other value as it is.
     *
     * @throws KeywayException UNSUPPORTED_SQL for a collection of dates or times
     */
    public RexNode readable(RexNode value) {
        RelDataType type = value.getType();
        if (type.getSqlTypeName() == SqlTypeName.TIMESTAMP) {
            return rex.makeCall(CastOperators.TIMESTAMP_JSON, value);
        }
        if (isMoment(type)) {
            RelDataTypeFactory types = rex.getTypeFactory();
            RelDataType text =
                    types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), type.isNullable());
            return new TextCasts(rex).read((RexCall) rex.makeAbstractCast(text, value, false), true);
        }
        if (holdsMoments(type)) {
            throw new KeywayException(
                            ErrorCode.UNSUPPORTED_SQL, "Keyway writes no collections of dates or times into JSON")
                    .withHint("write the elements one by one");
        }
        return value;
    }

    private static boolean isMoment(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DATE, TIME, TIMESTAMP -> true;
            default -> false;
        };
    }

    private static boolean holdsMoments(RelDataType type) {
        Stream<RelDataType> fields =
                type.isStruct() ? type.getFieldList().stream().map(RelDataTypeField::getType) : Stream.empty();
        return isMoment(type)
                || Stream.concat(fields, Stream.of(type.getComponentType(), type.getKeyType(), type.getValueType()))
                        .filter(Objects::nonNull)
                        .anyMatch(JsonValues::holdsMoments);
    }
}
