package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.type.SqlTypeName;

/** FLOOR and CEIL of dates and times to a unit. */
final class DateRounding {
    private static final Set<TimeUnitRange> OF_TIMES = EnumSet.of(
            TimeUnitRange.HOUR,
            TimeUnitRange.MINUTE,
            TimeUnitRange.SECOND,
            TimeUnitRange.MILLISECOND,
            TimeUnitRange.MICROSECOND,
            TimeUnitRange.NANOSECOND);

    private DateRounding() {}

    /**
     * Checks that a date or time is rounded to a unit that it has; Calcite takes its days for milliseconds, or its
     * milliseconds for months.
     *
     * @throws KeywayException TYPE_MISMATCH, with the place of the unit
     */
    static void check(SqlCall call, RelDataType value) {
        if (call.operandCount() != 2 || !(call.operand(1) instanceof SqlIntervalQualifier unit)) {
            return;
        }
        boolean ofTime = OF_TIMES.contains(unit.timeUnitRange);
        boolean missing = value.getSqlTypeName() == SqlTypeName.TIME && !ofTime
                || value.getSqlTypeName() == SqlTypeName.DATE && ofTime;
        if (missing) {
            throw new KeywayException(
                            ErrorCode.TYPE_MISMATCH,
                            "a " + value.getSqlTypeName().getName().toLowerCase(Locale.ROOT) + " has no "
                                    + unit.timeUnitRange)
                    .withHint(ofTime ? "a timestamp has; cast to it" : "round it to HOUR, MINUTE or SECOND")
                    .withPosition(SqlErrors.position(unit.getParserPosition()));
        }
    }
}
