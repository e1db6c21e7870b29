package io.keyway.plan.compute;

import io.keyway.plan.type.CalciteTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Keeps the text of parameters as it is. Calcite gives a parameter the type of what it stands beside, and generates
 * code that cuts its text to the length of that type, so that {@code 'abc' = ?} would be true of {@code 'abcd'}.
 *
 *   'abc' = ?:CHAR(3)   ->   'abc' = REINTERPRET(?:VARCHAR):CHAR(3)
 */
final class TextParameters extends RexShuttle {
    private final RexBuilder rex;

    TextParameters(RexBuilder rex) {
        this.rex = rex;
    }

    @Override
    public RexNode visitDynamicParam(RexDynamicParam parameter) {
        RelDataType type = parameter.getType();
        if (!SqlTypeUtil.inCharFamily(type)
                || type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                || CalciteTypes.isAddress(type)) {
            return parameter;
        }
        RelDataTypeFactory types = rex.getTypeFactory();
        RelDataType text = types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), type.isNullable());
        return rex.makeCall(
                type, SqlStdOperatorTable.REINTERPRET, List.of(rex.makeDynamicParam(text, parameter.getIndex())));
    }
}
