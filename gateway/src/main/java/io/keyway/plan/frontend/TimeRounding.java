package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.type.SqlTypeName;

/** FLOOR and CEIL of times of day to a unit. */
final class TimeRounding {
    private static final Set<TimeUnitRange> OF_TIMES = EnumSet.of(
            TimeUnitRange.HOUR,
            TimeUnitRange.MINUTE,
            TimeUnitRange.SECOND,
            TimeUnitRange.MILLISECOND,
            TimeUnitRange.MICROSECOND,
            TimeUnitRange.NANOSECOND);

    private TimeRounding() {}

    /**
     * Checks that a time is rounded to a unit that it has; Calcite takes its milliseconds for months.
     *
     * @throws KeywayException TYPE_MISMATCH, with the place of the unit
     */
    static void check(SqlCall call, RelDataType value) {
        if (value.getSqlTypeName() == SqlTypeName.TIME
                && call.operandCount() == 2
                && call.operand(1) instanceof SqlIntervalQualifier unit
                && !OF_TIMES.contains(unit.timeUnitRange)) {
            throw new KeywayException(ErrorCode.TYPE_MISMATCH, "a time has no " + unit.timeUnitRange)
                    .withHint("round it to HOUR, MINUTE or SECOND")
                    .withPosition(CalciteErrors.position(unit.getParserPosition()));
        }
    }
}
