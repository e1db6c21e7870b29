package io.keyway.plan.expression;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.util.format.postgresql.CompiledDateTimeFormat;
import org.apache.calcite.util.format.postgresql.PostgresqlDateTimeFormatter;

/**
 * Dates and timestamps by the templates of PostgreSQL's TO_CHAR, which Calcite reads. Its functions take the way through
 * java.sql.Timestamp, which has the Julian calendar, no years before 1, and the gaps of the JVM's time zone. Public, because
 * generated code calls it.
 */
public final class DateFormats {
    private static final int KEPT = 500;

    private static final LoadingCache<String, CompiledDateTimeFormat> FORMATS = CacheBuilder.newBuilder()
            .maximumSize(KEPT)
            .build(CacheLoader.from(PostgresqlDateTimeFormatter::compilePattern));

    private DateFormats() {}

    /** A timestamp as text. */
    @Strict
    public static String timestampFormatted(long millis, String format) {
        return FORMATS.getUnchecked(format)
                .formatDateTime(DateFunctions.moment(millis).atZone(ZoneOffset.UTC), Locale.ENGLISH);
    }

    /** The date that a text names. */
    @Strict
    public static int formattedDate(String text, String format) {
        return DateFunctions.days(read(text, format).toLocalDate());
    }

    /** The timestamp that a text names. */
    @Strict
    public static long formattedTimestamp(String text, String format) {
        return DateFunctions.millis(read(text, format).toLocalDateTime());
    }

    private static ZonedDateTime read(String text, String format) {
        try {
            return FORMATS.getUnchecked(format).parseDateTime(text, ZoneOffset.UTC, Locale.ENGLISH);
        } catch (ParseException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new KeywayException(ErrorCode.INVALID_DATETIME, "'" + text + "' has not the given format", e);
        }
    }
}
