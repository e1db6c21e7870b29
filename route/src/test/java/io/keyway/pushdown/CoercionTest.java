package io.keyway.pushdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.pushdown.Coercion.End;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Which value of a column equals, or bounds as, a value of a query. */
class CoercionTest {
    private static final UUID RANDOM = UUID.fromString("7fffffff-0000-4000-8000-000000000001");
    private static final UUID TIMED = UUID.fromString("50554d6e-29bb-11e5-b345-feff819cdc9f");
    private static final Instant MOMENT = Instant.parse("2018-11-01T21:01:46.796Z");

    /** A value of a query, a type, and the value of the type that equals it; null when none does. */
    static final Arguments[] EQUAL = {
        Arguments.of(1.0, DataTypes.INT, 1),
        Arguments.of(1.5, DataTypes.INT, null),
        Arguments.of(4294967297L, DataTypes.INT, null),
        Arguments.of(new BigDecimal("1E+2"), DataTypes.INT, 100),
        Arguments.of(" 7 ", DataTypes.INT, 7),
        Arguments.of(128, DataTypes.TINYINT, null),
        Arguments.of((short) -128, DataTypes.TINYINT, (byte) -128),
        Arguments.of(127, DataTypes.TINYINT, (byte) 127),
        Arguments.of(-129, DataTypes.TINYINT, null),
        Arguments.of(-32768, DataTypes.SMALLINT, (short) -32768),
        Arguments.of(32767, DataTypes.SMALLINT, (short) 32767),
        Arguments.of(-32769, DataTypes.SMALLINT, null),
        Arguments.of(32768, DataTypes.SMALLINT, null),
        Arguments.of(-2147483648L, DataTypes.INT, -2147483648),
        Arguments.of(2147483647L, DataTypes.INT, 2147483647),
        Arguments.of(-2147483649L, DataTypes.INT, null),
        Arguments.of(2147483648L, DataTypes.INT, null),
        Arguments.of("-9223372036854775808", DataTypes.BIGINT, Long.MIN_VALUE),
        Arguments.of("9223372036854775807", DataTypes.BIGINT, Long.MAX_VALUE),
        Arguments.of("-9223372036854775809", DataTypes.BIGINT, null),
        Arguments.of(new BigInteger("9223372036854775808"), DataTypes.BIGINT, null),
        Arguments.of(9.223372036854775807E18, DataTypes.BIGINT, null),
        Arguments.of(1E23, DataTypes.VARINT, new BigInteger("99999999999999991611392")),
        Arguments.of(5, DataTypes.TEXT, "5"),
        Arguments.of("é", DataTypes.ASCII, null),
        Arguments.of("TRUE", DataTypes.BOOLEAN, true),
        Arguments.of(RANDOM.toString(), DataTypes.UUID, RANDOM),
        Arguments.of(RANDOM, DataTypes.TIMEUUID, null),
        Arguments.of(TIMED, DataTypes.TIMEUUID, TIMED),
        Arguments.of("2018-11-01 21:01:46.796", DataTypes.TIMESTAMP, MOMENT),
        Arguments.of("2018-11-01T22:01:46.796+01:00", DataTypes.TIMESTAMP, MOMENT),
        Arguments.of(LocalDateTime.parse("2018-11-01T21:01:46.796"), DataTypes.TIMESTAMP, MOMENT),
        Arguments.of(OffsetDateTime.parse("2018-11-01T23:01:46.796+02:00"), DataTypes.TIMESTAMP, MOMENT),
        Arguments.of(LocalDate.of(2018, 11, 1), DataTypes.TIMESTAMP, Instant.parse("2018-11-01T00:00:00Z")),
        Arguments.of(MOMENT.plusNanos(1), DataTypes.TIMESTAMP, null),
        Arguments.of("2018-11-01", DataTypes.DATE, LocalDate.of(2018, 11, 1)),
        Arguments.of(MOMENT, DataTypes.DATE, null),
        Arguments.of(Instant.parse("2018-11-01T00:00:00Z"), DataTypes.DATE, LocalDate.of(2018, 11, 1)),
        Arguments.of("21:01:46.000000001", DataTypes.TIME, LocalTime.of(21, 1, 46, 1)),
        Arguments.of("no address", DataTypes.INET, null)
    };

    @ParameterizedTest
    @FieldSource("EQUAL")
    void convertsWithoutLossOrNotAtAll(Object value, DataType type, @Nullable Object expected) {
        assertThat(Coercion.exact(value, type)).isEqualTo(expected);
    }

    private static End at(Object value) {
        return new End.At(value);
    }

    /** A value, a type, what {@code >}, {@code >=}, {@code <} and {@code <=} compare with. */
    static final Arguments[] ENDS = {
        Arguments.of(1.5, DataTypes.INT, at(1), at(2), at(2), at(1)),
        Arguments.of(-1.5, DataTypes.INT, at(-2), at(-1), at(-1), at(-2)),
        Arguments.of(300, DataTypes.TINYINT, new End.Nothing(), new End.Nothing(), new End.Open(), new End.Open()),
        Arguments.of(-300, DataTypes.TINYINT, new End.Open(), new End.Open(), new End.Nothing(), new End.Nothing()),
        Arguments.of(
                MOMENT.plusNanos(1),
                DataTypes.TIMESTAMP,
                at(MOMENT),
                at(MOMENT.plusMillis(1)),
                at(MOMENT.plusMillis(1)),
                at(MOMENT)),
        Arguments.of(
                MOMENT,
                DataTypes.DATE,
                at(LocalDate.of(2018, 11, 1)),
                at(LocalDate.of(2018, 11, 2)),
                at(LocalDate.of(2018, 11, 2)),
                at(LocalDate.of(2018, 11, 1)))
    };

    @ParameterizedTest
    @FieldSource("ENDS")
    void boundsAsTheValueDoes(Object value, DataType type, End greater, End greaterOrEqual, End less, End lessOrEqual) {
        assertThat(Coercion.end(value, type, true, false)).isEqualTo(greater);
        assertThat(Coercion.end(value, type, true, true)).isEqualTo(greaterOrEqual);
        assertThat(Coercion.end(value, type, false, false)).isEqualTo(less);
        assertThat(Coercion.end(value, type, false, true)).isEqualTo(lessOrEqual);
    }

    /** A value of another kind than the column, and what the error is. */
    static final Arguments[] MISMATCHES = {
        Arguments.of("x", DataTypes.INT, ErrorCode.INVALID_CAST),
        Arguments.of(Double.NaN, DataTypes.INT, ErrorCode.INVALID_CAST),
        Arguments.of("x", DataTypes.BOOLEAN, ErrorCode.INVALID_CAST),
        Arguments.of("1-1-1-1-1", DataTypes.UUID, ErrorCode.INVALID_CAST),
        Arguments.of(new byte[0], DataTypes.TEXT, ErrorCode.INVALID_CAST),
        Arguments.of("x", DataTypes.BLOB, ErrorCode.INVALID_CAST),
        Arguments.of("2018-02-30", DataTypes.DATE, ErrorCode.INVALID_DATETIME),
        Arguments.of("yesterday", DataTypes.TIMESTAMP, ErrorCode.INVALID_DATETIME),
        Arguments.of("25:00", DataTypes.TIME, ErrorCode.INVALID_DATETIME)
    };

    @ParameterizedTest
    @FieldSource("MISMATCHES")
    void refusesOtherKinds(Object value, DataType type, ErrorCode code) {
        assertThatExceptionOfType(KeywayException.class)
                .isThrownBy(() -> Coercion.exact(value, type))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void readsAnyFormOfAnAddress() {
        assertThat(Coercion.exact("0:0:0:0:0:0:0:1", DataTypes.INET)).isEqualTo(Coercion.exact("::1", DataTypes.INET));
    }
}
