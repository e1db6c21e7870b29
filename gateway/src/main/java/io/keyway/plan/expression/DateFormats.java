package io.keyway.plan.expression;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.util.format.postgresql.CompiledDateTimeFormat;
import org.apache.calcite.util.format.postgresql.PostgresqlDateTimeFormatter;

/**
 * Dates and timestamps by the templates of PostgreSQL's TO_CHAR, which Calcite reads. Its functions go through
 * java.sql.Timestamp, which has the Julian calendar, no years before 1, and the gaps of the JVM's time zone. Public,
 * because generated code calls it.
 */
public final class DateFormats {
    private static final int KEPT = 500;

    private static final LoadingCache<String, CompiledDateTimeFormat> FORMATS = CacheBuilder.newBuilder()
            .maximumSize(KEPT)
            .build(CacheLoader.from(PostgresqlDateTimeFormatter::compilePattern));

    private static final LoadingCache<String, List<TemplatePart>> TEMPLATES =
            CacheBuilder.newBuilder().maximumSize(KEPT).build(CacheLoader.from(DateFormats::parts));

    private DateFormats() {}

    /**
     * A part of a template.
     *
     * @param quoted whether it is text that stands for itself
     */
    private record TemplatePart(String text, boolean quoted) {}

    /** A timestamp as text. */
    @Strict
    public static String timestampFormatted(long millis, String format) {
        LocalDateTime moment = DateFunctions.moment(millis);
        StringBuilder formatted = new StringBuilder();
        for (TemplatePart part : TEMPLATES.getUnchecked(format)) {
            formatted.append(
                    part.quoted()
                            ? part.text()
                            : FORMATS.getUnchecked(counting(part.text(), moment.getYear()))
                                    .formatDateTime(moment.atZone(ZoneOffset.UTC), Locale.ENGLISH));
        }
        return formatted.toString();
    }

    /** The parts of a template; Calcite takes quotes and what is in them for patterns. */
    private static List<TemplatePart> parts(String template) {
        List<TemplatePart> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean more = i + 1 < template.length();
            if (c == '\\' && more && quoted) {
                text.append(template.charAt(++i));
            } else if (c == '\\' && more && template.charAt(i + 1) == '"') {
                parts.add(new TemplatePart(text.toString(), false));
                parts.add(new TemplatePart("\"", true));
                text.setLength(0);
                i++;
            } else if (c == '"') {
                parts.add(new TemplatePart(text.toString(), quoted));
                text.setLength(0);
                quoted = !quoted;
            } else {
                text.append(c);
            }
        }
        parts.add(new TemplatePart(text.toString(), quoted));
        return parts;
    }

    /** The template with blanks for what is quoted: of text that is read, it stands for as many characters. */
    private static String unquoted(String template) {
        return TEMPLATES.getUnchecked(template).stream()
                .map(part -> part.quoted() ? " ".repeat(part.text().length()) : part.text())
                .collect(Collectors.joining());
    }

    /**
     * The template with the fields that Calcite counts differently written out: it takes 1900 for the 20th century, and
     * 44 BC for the year -43.
     */
    private static String counting(String format, int year) {
        String centuries = written(format, "CC", DateFunctions.counted(year, DateFunctions.CENTURY));
        return year > 0 ? centuries : written(centuries, "YYYY", 1L - year);
    }

    private static String written(String format, String pattern, long number) {
        String padded = "0"
                .repeat(Math.max(
                        0, pattern.length() - String.valueOf(Math.abs(number)).length()));
        String sign = number < 0 ? "-" : "";
        return format.replace("FM" + pattern, String.valueOf(number))
                .replace(pattern, sign + padded + Math.abs(number));
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

    /** The moment that a text names; Calcite takes 44 BC for the year -44. */
    private static ZonedDateTime read(String text, String format) {
        try {
            ZonedDateTime moment =
                    FORMATS.getUnchecked(unquoted(format)).parseDateTime(text, ZoneOffset.UTC, Locale.ENGLISH);
            return moment.getYear() < 0 ? moment.plusYears(1) : moment;
        } catch (ParseException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new KeywayException(ErrorCode.INVALID_DATETIME, "'" + text + "' has not the given format", e);
        }
    }
}
