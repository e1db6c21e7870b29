package io.keyway.plan.expression;

import io.keyway.plan.type.CalciteTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Dates where Calcite's code would take their days for milliseconds. */
public final class Dates {
    private Dates() {}

    /** A date as the timestamp of its midnight; anything else as it is. */
    public static RexNode midnight(RexNode value, RexBuilder rex) {
        if (value.getType().getSqlTypeName() != SqlTypeName.DATE) {
            return value;
        }
        RelDataTypeFactory types = rex.getTypeFactory();
        RelDataType moment = types.createSqlType(SqlTypeName.TIMESTAMP, CalciteTypes.MILLISECOND_DIGITS);
        return rex.makeCast(
                types.createTypeWithNullability(moment, value.getType().isNullable()), value);
    }
}
