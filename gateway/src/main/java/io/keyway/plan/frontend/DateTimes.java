package io.keyway.plan.frontend;

import io.keyway.error.KeywayException;
import io.keyway.plan.expression.TextCasts;
import io.keyway.plan.type.MomentLiterals;
import io.keyway.value.DateTimeText;
import io.keyway.value.MalformedText;
import io.keyway.value.ScalarText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed literals as all text is read, and takes types with a time zone for those without, since Keyway's clock is UTC.
 * Calcite's own reading has the Julian calendar, and no years beyond 9999.
 *
 *   DATE '+10000-01-01'                    ->   CAST('+10000-01-01' AS DATE)
 *   CAST(x AS TIMESTAMP WITH TIME ZONE)    ->   CAST(x AS TIMESTAMP)
 */
final class DateTimes extends SqlShuttle {
    private static final int MILLISECOND_DIGITS = 3;

    @Override
    public @Nullable SqlNode visit(SqlLiteral literal) {
        if (!(literal instanceof SqlUnknownLiteral typed)) {
            return literal;
        }
        SqlParserPos pos = typed.getParserPosition();
        String text = typed.getValue();
        // TIMESTAMP_WITH_LOCAL_TIME_ZONE and its kin begin with the name of the type without a zone.
        String tag = typed.tag.toUpperCase(Locale.ROOT);
        try {
            if (tag.startsWith("TIMESTAMP")) {
                return timestamp(DateTimeText.instant(text), text, pos);
            }
            if (tag.startsWith("TIME")) {
                String time = DateTimeText.of(DateTimeText.time(text));
                return SqlLiteral.createTime(new TimeString(time), digits(time), pos);
            }
            if (tag.equals("DATE")) {
                return date(DateTimeText.date(text), text, pos);
            }
            if (tag.equals("UUID")) {
                return SqlLiteral.createUuid(ScalarText.uuid(text), pos);
            }
            return literal;
        } catch (MalformedText e) {
            throw e.failure(text).withPosition(CalciteErrors.position(pos));
        }
    }

    private static SqlNode date(LocalDate date, String text, SqlParserPos pos) {
        return MomentLiterals.isNear(date.getYear())
                ? SqlLiteral.createDate(new DateString(DateTimeText.of(date)), pos)
                : cast(text, SqlTypeName.DATE, pos);
    }

    private static SqlNode timestamp(Instant moment, String text, SqlParserPos pos) {
        boolean held = moment.equals(moment.truncatedTo(ChronoUnit.MILLIS));
        return held && MomentLiterals.isNear(moment.atOffset(ZoneOffset.UTC).getYear())
                ? SqlLiteral.createTimestamp(
                        SqlTypeName.TIMESTAMP, new TimestampString(DateTimeText.of(moment)), MILLISECOND_DIGITS, pos)
                : cast(text, SqlTypeName.TIMESTAMP, pos);
    }

    private static int digits(String time) {
        int point = time.indexOf('.');
        return point < 0 ? 0 : time.length() - point - 1;
    }

    /** Text that is read where it is compared; its cast is told from one that the query has by its place. */
    private static SqlNode cast(String text, SqlTypeName type, SqlParserPos pos) {
        return SqlStdOperatorTable.CAST.createCall(
                pos,
                SqlLiteral.createCharString(text, pos),
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, pos), pos));
    }

    @Override
    public @Nullable SqlNode visit(SqlDataTypeSpec type) {
        if (!(type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic) || type.getCollectionsTypeName() != null) {
            return type;
        }
        SqlTypeName plain = switch (basic.getTypeName().getSimple()) {
            case "TIMESTAMP_WITH_LOCAL_TIME_ZONE", "TIMESTAMP_TZ" -> SqlTypeName.TIMESTAMP;
            case "TIME_WITH_LOCAL_TIME_ZONE", "TIME_TZ" -> SqlTypeName.TIME;
            default -> null;
        };
        SqlParserPos pos = type.getParserPosition();
        return plain == null
                ? type
                : new SqlDataTypeSpec(new SqlBasicTypeNameSpec(plain, basic.getPrecision(), pos), pos);
    }

    /**
     * A converted cast in Keyway's reading and writing of values.
     *
     * @param written the cast in the query; one that the validator has added has the place of what it converts
     * @throws KeywayException with the place of the text that cannot be read
     */
    static RexNode cast(SqlCall written, RexNode converted, RexBuilder rex) {
        if (!(converted instanceof RexCall call) || call.getKind() != SqlKind.CAST) {
            return converted;
        }
        SqlParserPos pos = written.operand(0).getParserPosition();
        try {
            return new TextCasts(rex).read(call, !written.getParserPosition().equals(pos));
        } catch (KeywayException e) {
            throw e.withPosition(CalciteErrors.position(pos));
        }
    }
}
