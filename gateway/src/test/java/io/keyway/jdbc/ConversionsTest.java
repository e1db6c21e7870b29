package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.error.KeywayException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix of conversions. */
class ConversionsTest {
    private static final Instant INSTANT = Instant.parse("2018-11-01T21:08:16.796Z");
    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final ColumnType INTEGERS = new ColumnType(Kind.ARRAY, -1, -1, ColumnType.of(Kind.INTEGER));

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(ZONE);
    }

    static Stream<Arguments> conversions() {
        return Stream.of(
                arguments(1, Long.class, 1L),
                arguments(1L, Integer.class, 1),
                arguments(200, Short.class, (short) 200),
                arguments((byte) 7, BigDecimal.class, BigDecimal.valueOf(7)),
                arguments(1.9, Integer.class, 1),
                arguments(-1.9, Long.class, -1L),
                arguments(0.1f, BigDecimal.class, new BigDecimal("0.1")),
                arguments(0.1, BigDecimal.class, new BigDecimal("0.1")),
                arguments(new BigDecimal("9223372036854775807"), Long.class, Long.MAX_VALUE),
                arguments(new BigDecimal("1e20"), BigInteger.class, BigInteger.TEN.pow(20)),
                arguments("42", Integer.class, 42),
                arguments(" 1.50 ", BigDecimal.class, new BigDecimal("1.50")),
                arguments(true, Integer.class, 1),
                arguments(0, Boolean.class, false),
                arguments("yes", Boolean.class, true),
                arguments(Double.NaN, Double.class, Double.NaN),
                arguments(1.5, Float.class, 1.5f),
                arguments("x", String.class, "x"),
                arguments(new BigDecimal("1E+3"), String.class, "1000"),
                arguments(new BigDecimal("1.0E-21"), String.class, "0.0000000000000000000010"),
                arguments(new BigDecimal("1E+300000"), String.class, "1E+300000"),
                arguments(new byte[] {1, (byte) 0xaf}, String.class, "0x01af"),
                arguments(true, String.class, "true"),
                arguments(INSTANT, String.class, "2018-11-01 21:08:16.796"),
                arguments(INSTANT, Instant.class, INSTANT),
                arguments(INSTANT, OffsetDateTime.class, INSTANT.atOffset(ZoneOffset.UTC)),
                arguments(INSTANT, ZonedDateTime.class, INSTANT.atZone(ZoneOffset.UTC)),
                arguments(INSTANT, LocalDateTime.class, LocalDateTime.of(2018, 11, 1, 21, 8, 16, 796_000_000)),
                arguments(INSTANT, LocalDate.class, LocalDate.of(2018, 11, 1)),
                arguments(INSTANT, Timestamp.class, Timestamp.from(INSTANT)),
                arguments(INSTANT, java.util.Date.class, java.util.Date.from(INSTANT)),
                arguments("2018-11-01 21:08:16.796", Instant.class, INSTANT),
                arguments("2018-11-01T22:08:16.796+01:00", Instant.class, INSTANT),
                arguments("2018-11-01", LocalDate.class, LocalDate.of(2018, 11, 1)),
                arguments(LocalDate.of(2018, 11, 1), String.class, "2018-11-01"),
                arguments(LocalTime.of(7, 0), String.class, "07:00:00"),
                arguments(LocalTime.of(7, 0, 1, 1), String.class, "07:00:01.000000001"),
                arguments("07:00", LocalTime.class, LocalTime.of(7, 0)),
                arguments(ID, String.class, ID.toString()),
                arguments(ID.toString(), UUID.class, ID),
                arguments("é", byte[].class, new byte[] {(byte) 0xc3, (byte) 0xa9}));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void converts(Object value, Class<?> target, Object expected) {
        assertThat(KeywayArray.CONVERSIONS.convert(value, ColumnType.of(Kind.VARCHAR), target))
                .isEqualTo(expected);
        assertThat(KeywayArray.CONVERSIONS.<Object>convert(null, ColumnType.of(Kind.VARCHAR), Object.class))
                .isNull();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(3_000_000_000L, Integer.class, "22003"),
                arguments(128, Byte.class, "22003"),
                arguments(1e300, Long.class, "22003"),
                arguments(Double.NaN, Integer.class, "22003"),
                arguments(1e300, Float.class, "22003"),
                arguments(new BigDecimal("1E+1000000000"), Long.class, "22003"),
                arguments("1e999999999", Double.class, "22003"),
                arguments("abc", Integer.class, "22018"),
                arguments("perhaps", Boolean.class, "22018"),
                arguments("nope", UUID.class, "22018"),
                arguments(1, LocalDate.class, "22018"),
                arguments(INSTANT, Integer.class, "22018"),
                arguments(1.5, byte[].class, "22018"),
                arguments("x", List.class, "22018"),
                arguments("2018-13-01", LocalDate.class, "22007"),
                arguments("25:00", LocalTime.class, "22007"),
                arguments("yesterday", Instant.class, "22007"),
                arguments("x", Thread.class, "22023"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(Object value, Class<?> target, String state) {
        assertThatThrownBy(() -> KeywayArray.CONVERSIONS.convert(value, ColumnType.of(Kind.VARCHAR), target))
                .isInstanceOfSatisfying(
                        KeywayException.class,
                        e -> assertThat(e.code().sqlState()).isEqualTo(state));
    }

    @Test
    void collectionsAreJson() throws SQLException {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("street", "a \"b\"");
        address.put("zip", null);
        List<Object> list = Arrays.asList(1, null, new BigDecimal("1E+2"), ID, INSTANT, address, Double.NaN);
        String json = "[1,null,100,\"" + ID + "\",\"2018-11-01 21:08:16.796\","
                + "{\"street\":\"a \\\"b\\\"\",\"zip\":null},\"NaN\"]";
        assertThat(KeywayArray.CONVERSIONS.convert(list, INTEGERS, String.class))
                .isEqualTo(json);
        assertThat(KeywayArray.CONVERSIONS.convert(Map.of(1, List.of(2)), ColumnType.of(Kind.MAP), Object.class))
                .isEqualTo("{\"1\":[2]}");
        Array array = KeywayArray.CONVERSIONS.convert(List.of(1, 2, 3), INTEGERS, Array.class);
        assertThat(array).isNotNull().hasToString("[1,2,3]");
        assertThat(array.getArray()).isEqualTo(new Integer[] {1, 2, 3});
        assertThat(array.getArray(2, 1)).isEqualTo(new Integer[] {2});
        assertThat(array.getBaseTypeName()).isEqualTo("INTEGER");
        Struct struct = KeywayArray.CONVERSIONS.convert(address, ColumnType.of(Kind.STRUCT), Struct.class);
        assertThat(struct).isNotNull();
        assertThat(struct.getAttributes()).containsExactly("a \"b\"", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/New_York"})
    void aTimestampIsTheSameInstantEverywhere(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        ColumnType type = ColumnType.of(Kind.TIMESTAMP);
        assertThat(KeywayArray.CONVERSIONS.convert(INSTANT, type, Timestamp.class))
                .isEqualTo(Timestamp.from(INSTANT));
        assertThat(KeywayArray.CONVERSIONS.convert(INSTANT, type, String.class)).isEqualTo("2018-11-01 21:08:16.796");
        assertThat(KeywayArray.CONVERSIONS.convert(INSTANT, type, Date.class)).hasToString("2018-11-01");
        assertThat(KeywayArray.CONVERSIONS.convert(LocalDate.of(2018, 11, 1), type, Date.class))
                .hasToString("2018-11-01");
        assertThat(KeywayArray.CONVERSIONS.convert(LocalTime.of(7, 30), type, Time.class))
                .hasToString("07:30:00");
    }
}
