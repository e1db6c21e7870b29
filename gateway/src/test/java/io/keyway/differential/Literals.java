package io.keyway.differential;

import io.keyway.sql.LiteralSlot;
import io.keyway.sql.LiteralType.Kind;
import io.keyway.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a query again with other literals, of other signs and lengths, in lists of another length, now and then null. */
final class Literals {
    private static final List<String> INTEGERS =
            List.of("-3", "0", "1", "2", "7", "2000000000", "-2147483647", "- 1", "00", "100");
    private static final List<String> BIGINTS = List.of("4294967297", "9007199254740993", "-4294967297");
    private static final List<String> DECIMALS = List.of("1.5", "-0.5", "2.0", "-1.50", "0.10");
    private static final List<String> DOUBLES = List.of("1E0", "-1.5E0", "1000.5E0", "5e-1", "2E+0", "1E300");
    private static final List<String> TEXTS = List.of(
            "'a'", "'A'", "'ab '", "' b'", "'O''Hare'", "'日本'", "'😀'", "''", "'zz'", "'" + "x".repeat(300) + "'");
    private static final List<String> UUIDS =
            List.of("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222");
    private static final List<String> DAYS = List.of("1969-12-31", "2024-02-29", "2024-03-01", "9999-12-31");
    private static final List<String> MOMENTS =
            List.of("1969-12-31 23:59:59.999", "1970-01-01 00:00:00", "2024-02-29 12:30:00.5", "2038-01-19 03:14:08");

    private Literals() {}

    /** The query with other literals where they may differ; the same query when there are none. */
    static Sql other(Sql sql, Choice choice) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (LiteralSlot slot : SqlText.of(sql.text()).shape().slots()) {
            text.append(sql.text(), end, slot.start());
            text.append(slot.isList() ? list(sql.text(), slot, choice) : one(sql.text(), slot, choice));
            end = slot.end();
        }
        return Sql.flat(text.append(sql.text(), end, sql.text().length()).toString(), sql.parameters());
    }

    private static String list(String sql, LiteralSlot slot, Choice choice) {
        int values = choice.percent(10) ? choice.between(33, 60) : choice.between(1, 6);
        return IntStream.range(0, values).mapToObj(i -> one(sql, slot, choice)).collect(Collectors.joining(", "));
    }

    private static String one(String sql, LiteralSlot slot, Choice choice) {
        Kind kind = slot.type().kind();
        return switch (kind) {
            // In places that say whether rows match at all, another type or null makes another shape.
            case INTEGER -> choice.percent(5) ? choice.of(BIGINTS) : choice.of(INTEGERS);
            case BIGINT -> choice.percent(20) ? choice.of(INTEGERS) : choice.of(BIGINTS);
            case DECIMAL -> choice.of(DECIMALS);
            case DOUBLE -> choice.of(DOUBLES);
            case DATE -> "DATE '" + choice.of(DAYS) + "'";
            case TIMESTAMP -> "TIMESTAMP '" + choice.of(MOMENTS) + "'";
            case UUID -> "UUID '" + choice.of(UUIDS) + "'";
            case TEXT -> text(sql.substring(slot.start(), slot.end()), choice);
        };
    }

    private static String text(String written, Choice choice) {
        if (choice.percent(3)) {
            return "NULL";
        }
        if (written.matches("'[0-9a-f-]{36}'.*")) {
            return "'" + choice.of(UUIDS) + "'";
        }
        if (written.matches("'\\d{4}-\\d\\d-\\d\\d \\d.*")) {
            return "'" + choice.of(MOMENTS) + "'";
        }
        return written.matches("'\\d{4}-\\d\\d-\\d\\d'.*") ? "'" + choice.of(DAYS) + "'" : choice.of(TEXTS);
    }
}
