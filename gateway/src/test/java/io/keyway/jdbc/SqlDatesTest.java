package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.jdbc.convert.Bindings;
import io.keyway.jdbc.convert.SqlDates;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The old classes of JDBC in zones whose clocks have a history, and at dates that calendars disagree about. */
class SqlDatesTest {
    private static final ColumnType DATE = ColumnType.of(Kind.DATE);
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final List<String> ZONES = List.of(
            "UTC",
            "Asia/Shanghai",
            "Asia/Kolkata",
            "Europe/Moscow",
            "America/New_York",
            "Europe/Istanbul",
            "Africa/Monrovia",
            "Pacific/Apia");
    private static final List<String> DATES = List.of(
            "0001-01-01",
            "1500-03-01",
            "1582-10-04",
            "1582-10-15",
            "1850-01-01",
            "1883-11-18",
            "1900-01-01",
            "1927-12-31",
            "2011-12-29",
            "2018-11-01",
            "2020-02-29",
            "9999-12-31");

    static List<Arguments> zonesAndDates() {
        List<Arguments> all = new ArrayList<>();
        ZONES.forEach(zone -> DATES.forEach(date -> all.add(Arguments.of(zone, date))));
        return all;
    }

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(ZONE);
    }

    @ParameterizedTest
    @MethodSource("zonesAndDates")
    void aDateIsTheOneThatItPrints(String zone, String text) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        LocalDate date = LocalDate.parse(text);
        Date read = KeywayArray.CONVERSIONS.convert(date, DATE, Date.class);
        assertThat(read).hasToString(text).isEqualTo(Date.valueOf(date));
        assertThat(Bindings.normalize(read)).isEqualTo(date);
        assertThat(KeywayArray.CONVERSIONS.standard(date, DATE)).isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("zonesAndDates")
    void aCalendarShowsItsOwnDate(String zone, String text) {
        LocalDate date = LocalDate.parse(text);
        for (Calendar calendar : List.of(
                new GregorianCalendar(TimeZone.getTimeZone(zone)),
                proleptic(zone),
                Calendar.getInstance(
                        TimeZone.getTimeZone(zone), java.util.Locale.forLanguageTag("th-TH-u-ca-buddhist")))) {
            Date read = SqlDates.date(date, calendar);
            assertThat(SqlDates.localDate(read, calendar)).isEqualTo(date);
        }
        Calendar shown = new GregorianCalendar(TimeZone.getTimeZone(zone));
        shown.setTime(SqlDates.date(date, shown));
        assertThat(shown.get(Calendar.YEAR)).isEqualTo(date.getYear());
        assertThat(shown.get(Calendar.MONTH)).isEqualTo(date.getMonthValue() - 1);
        assertThat(shown.get(Calendar.DAY_OF_MONTH)).isEqualTo(date.getDayOfMonth());
    }

    private static Calendar proleptic(String zone) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
        calendar.setGregorianChange(new java.util.Date(Long.MIN_VALUE));
        return calendar;
    }

    @ParameterizedTest
    @MethodSource("zonesAndDates")
    void aTimeOfDayIsTheOneThatItPrints(String zone, String date) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        LocalTime time = LocalTime.of(date.charAt(3) - '0', 30, 59, 796_000_000);
        assertThat(SqlDates.time(time, null).toString())
                .isEqualTo(time.withNano(0).toString());
        assertThat(SqlDates.localTime(SqlDates.time(time, null), null)).isEqualTo(time);
        assertThat(SqlDates.localTime(Time.valueOf("23:59:59"), null)).isEqualTo("23:59:59");
        Calendar tokyo = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
        assertThat(SqlDates.localTime(SqlDates.time(time, tokyo), tokyo)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                -62_198_755_200_000L,
                -2_209_017_943_001L,
                -1,
                0,
                1_541_106_106_796L,
                Long.MAX_VALUE
            })
    void aTimestampIsItsInstant(long millis) throws SQLException {
        for (String zone : ZONES) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Instant instant = Instant.ofEpochMilli(millis);
            Timestamp read = KeywayArray.CONVERSIONS.convert(instant, ColumnType.of(Kind.TIMESTAMP), Timestamp.class);
            assertThat(read.getTime()).as(zone).isEqualTo(millis);
            assertThat(Bindings.normalize(read)).as(zone).isEqualTo(instant);
        }
        KeywayException tooFar = catchThrowableOfType(KeywayException.class, () -> SqlDates.timestamp(Instant.MAX));
        assertThat(tooFar.code()).isEqualTo(ErrorCode.INVALID_DATETIME);
        Timestamp fine = new Timestamp(-1);
        fine.setNanos(999_000_001);
        assertThat(Bindings.normalize(fine)).isEqualTo(Instant.ofEpochMilli(-1).plusNanos(1));
    }
}
