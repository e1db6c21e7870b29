package io.keyway.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyway.error.ErrorCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTextTest {
    /** A text, and the moment that it names. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2018-11-01, 2018-11-01T00:00:00Z
            2018-11-01 21:01, 2018-11-01T21:01:00Z
            2018-11-01T21:01:46.796, 2018-11-01T21:01:46.796Z
            2018-11-01 21:01:46.796Z, 2018-11-01T21:01:46.796Z
            2018-11-01T21:01:46+01, 2018-11-01T20:01:46Z
            2018-11-01T21:01:46+0100, 2018-11-01T20:01:46Z
            2018-11-01T21:01:46 -01:30, 2018-11-01T22:31:46Z
            2020-01-01 00:00:00.001000+0000, 2020-01-01T00:00:00.001Z
            2020-01-01 00:00:00.001 UTC, 2020-01-01T00:00:00.001Z
            2020-01-01 00:00:00GMT, 2020-01-01T00:00:00Z
            2018-11-01 21:01:46.123456789, 2018-11-01T21:01:46.123456789Z
            1541106106796, 2018-11-01T21:01:46.796Z
            -1, 1969-12-31T23:59:59.999Z
            1.5411E+12, 2018-11-01T19:20:00Z
            1582-10-10, 1582-10-10T00:00:00Z
            0000-02-29, 0000-02-29T00:00:00Z
            -0001-12-31 23:59:59.999, -0001-12-31T23:59:59.999Z
            +10000-01-01 00:00:00.000, +10000-01-01T00:00:00Z
            +292278994-08-17 07:12:55.807, +292278994-08-17T07:12:55.807Z
            """)
    void readsMoments(String text, Instant moment) {
        assertThat(DateTimeText.instant(" " + text + " ")).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-02-29",
                "1500-02-29",
                "2020-13-01",
                "2020-00-01",
                "2020-02-28 24:00:00",
                "2020-02-28 24:00:01",
                "2020-02-28 23:60:00",
                "2018-11-01 21:01:46+19:00",
                "2018-11-01 21:01:46+01:00+0100",
                "2018-11-01 21",
                "2018-11-01  21:01",
                "10000-01-01",
                "2018-1-1",
                "18-11-01",
                "01/11/2018",
                "２０１８-11-01",
                "yesterday",
                ""
            })
    void refusesWhatIsNoMoment(String text) {
        assertThatExceptionOfType(MalformedText.class)
                .isThrownBy(() -> DateTimeText.instant(text))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_DATETIME));
    }

    /** What is written is read back, whatever Cassandra holds. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                -62_198_755_200_000L,
                -62_135_596_800_001L,
                -12_219_292_800_001L,
                -1,
                0,
                999,
                1_541_106_106_796L,
                253_402_300_799_999L,
                253_402_300_800_000L,
                Long.MAX_VALUE
            })
    void timestampsReturn(long millis) {
        Instant timestamp = Instant.ofEpochMilli(millis);
        assertThat(DateTimeText.timestamp(DateTimeText.of(timestamp))).isEqualTo(timestamp);
        assertThat(DateTimeText.of(timestamp)).matches("([+-][0-9]{4,9}|[0-9]{4})-.. ?.*\\.[0-9]{3}");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {Integer.MIN_VALUE, -719_529, -719_528, -141_428, -1, 0, 2_932_896, 2_932_897, Integer.MAX_VALUE})
    void datesReturn(long days) {
        LocalDate date = LocalDate.ofEpochDay(days);
        assertThat(DateTimeText.date(DateTimeText.of(date))).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00:00:00",
        "1, 00:00:00.000000001",
        "86399999999999, 23:59:59.999999999",
        "36000100000000, 10:00:00.1"
    })
    void timesReturn(long nanos, String text) {
        LocalTime time = LocalTime.ofNanoOfDay(nanos);
        assertThat(DateTimeText.of(time)).isEqualTo(text);
        assertThat(DateTimeText.time(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2020-01-01 00:00:00.0014, 2020-01-01T00:00:00.001Z
            2020-01-01 00:00:00.0015, 2020-01-01T00:00:00.002Z
            1969-12-31 23:59:59.9985, 1969-12-31T23:59:59.999Z
            1969-12-31 23:59:59.9999, 1970-01-01T00:00:00Z
            """)
    void castsRound(String text, Instant timestamp) {
        assertThat(DateTimeText.nearestTimestamp(text)).isEqualTo(timestamp);
        assertThatExceptionOfType(MalformedText.class).isThrownBy(() -> DateTimeText.timestamp(text));
    }

    @Test
    void aDateHasNoTimeOfDay() {
        assertThat(DateTimeText.date("2018-11-01 00:00:00Z")).isEqualTo("2018-11-01");
        assertThat(DateTimeText.date("2018-11-01 02:00:00+02")).isEqualTo("2018-11-01");
        assertThat(DateTimeText.dateOfDay("2018-11-01 21:01:46")).isEqualTo("2018-11-01");
        assertThatExceptionOfType(MalformedText.class)
                .isThrownBy(() -> DateTimeText.date("2018-11-01 21:01:46"))
                .withMessage("a date holds days and nothing finer");
        assertThatExceptionOfType(MalformedText.class)
                .isThrownBy(() -> DateTimeText.date("+9999999-01-01"))
                .withMessage("out of range of date");
        assertThatExceptionOfType(MalformedText.class)
                .isThrownBy(() -> DateTimeText.timestamp("+292278994-08-17 07:12:55.808"))
                .withMessage("out of range of timestamp");
    }
}
