package io.keyway.devcassandra.events;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** The files' dialect: CRLF, quotes only where a field needs them, long numbers as a spreadsheet leaves them. */
final class EventCsv {
    static final String HEADER =
            "artist,auth,firstName,gender,itemInSession,lastName,length,level,location,method,page,"
                    + "registration,sessionId,song,status,ts,userId\r\n";

    private static final MathContext SPREADSHEET = new MathContext(6, RoundingMode.HALF_UP);

    private EventCsv() {}

    static String line(Event event) {
        return fields(event).stream().map(EventCsv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static List<String> fields(Event event) {
        Listener.Profile listener = event.listener();
        Song song = event.song();
        Event.Page page = event.page();
        return List.of(
                song == null ? "" : song.artist(),
                listener == null ? "Logged Out" : "Logged In",
                listener == null ? "" : listener.firstName(),
                listener == null ? "" : listener.gender(),
                Integer.toString(event.item()),
                listener == null ? "" : listener.lastName(),
                song == null ? "" : song.length(),
                event.level(),
                listener == null ? "" : listener.location(),
                page.method(),
                page.label(),
                listener == null ? "" : spreadsheet(listener.registration()),
                Integer.toString(event.session()),
                song == null ? "" : song.title(),
                Integer.toString(page.status()),
                spreadsheet(event.time()),
                listener == null ? "" : Integer.toString(listener.id()));
    }

    private static String quoted(String field) {
        boolean needed = field.contains(",") || field.contains("\"");
        return needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    /** Six digits and an exponent, such as {@code 1.54111E+12}: what a spreadsheet makes of milliseconds. */
    static String spreadsheet(long number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(SPREADSHEET).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).toPlainString() + "E+" + exponent;
    }
}
