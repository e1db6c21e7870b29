package io.keyway.suites;

import io.keyway.suites.Expected.Order;
import io.keyway.suites.Expected.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares answers with what a suite expects. */
final class Judge {
    private static final Pattern REFUSAL = Pattern.compile("0A000|42...");
    private static final Pattern FOREIGN = Pattern.compile(
            "rowcount|Enumerable|Logical[A-Z]|java\\.|org\\.apache|io\\.keyway|Exception|not enough rules");

    private Judge() {}

    /** The verdict, before documentation is looked at. */
    static Verdict of(SuiteQuery query, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            boolean clean = !refused.state().startsWith("XX")
                    && !FOREIGN.matcher(refused.message()).find();
            if (clean && query.expected() instanceof Expected.Failure) {
                return Verdict.AGREE;
            }
            return clean && REFUSAL.matcher(refused.state()).matches() ? Verdict.REFUSED : Verdict.WRONG;
        }
        return agrees(query, (Answer.Rows) answer) ? Verdict.AGREE : Verdict.WRONG;
    }

    private static boolean agrees(SuiteQuery query, Answer.Rows answer) {
        if (query.expected() instanceof Expected.Table table) {
            List<List<String>> due = answer.normal(table.rows());
            List<List<String>> got = answer.normal(answer.rows());
            return query.isOrdered() ? due.equals(got) : sorted(due).equals(sorted(got));
        }
        return query.expected() instanceof Values values && agrees(query, values, answer);
    }

    /**
     * Whether rows are those due but for digits after the point that the suite cuts or rounds away: Keyway shows at
     * least sixteen of averages and quotients (docs/types.md).
     */
    static boolean hasMoreDigits(SuiteQuery query, Answer answer) {
        if (!(answer instanceof Answer.Rows rows && query.expected() instanceof Expected.Table table)) {
            return false;
        }
        List<Integer> scales = scales(table.rows(), rows.types().size());
        List<List<String>> due = rows.normal(table.rows());
        return Stream.of(RoundingMode.DOWN, RoundingMode.HALF_UP).anyMatch(mode -> {
            List<List<String>> got = new ArrayList<>();
            for (List<@Nullable String> row : rows.rows()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(rows.normal(i, cut(row.get(i), rows.types().get(i), scales.get(i), mode)));
                }
                got.add(cells);
            }
            return query.isOrdered() ? due.equals(got) : sorted(due).equals(sorted(got));
        });
    }

    private static List<Integer> scales(List<List<String>> rows, int columns) {
        List<Integer> scales = new ArrayList<>(Collections.nCopies(columns, 0));
        for (List<String> row : rows) {
            for (int i = 0; i < Math.min(columns, row.size()); i++) {
                int point = row.get(i).indexOf('.');
                scales.set(i, Math.max(scales.get(i), point < 0 ? 0 : row.get(i).length() - point - 1));
            }
        }
        return scales;
    }

    private static @Nullable String cut(@Nullable String value, int type, int scale, RoundingMode mode) {
        boolean decimal = type == Types.DECIMAL || type == Types.NUMERIC;
        return value == null || !decimal
                ? value
                : new BigDecimal(value).setScale(scale, mode).toPlainString();
    }

    private static List<List<String>> sorted(List<List<String>> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> String.join("\u0000", row)))
                .toList();
    }

    private static boolean agrees(SuiteQuery query, Values due, Answer.Rows answer) {
        if (answer.types().size() != due.types().length()) {
            return false;
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : answer.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(printed(due.types().charAt(i), answer.types().get(i), row.get(i)));
            }
            rows.add(cells);
        }
        List<String> got = due.order().arrange(rows);
        if (due.isHash()) {
            StringBuilder text = new StringBuilder();
            got.forEach(value -> text.append(value).append('\n'));
            return due.values()
                    .get(0)
                    .equals(got.size() + " values hashing to " + SuiteQuery.digest("MD5", text.toString()));
        }
        boolean anyOrder = due.order() == Order.NOSORT && !query.isOrdered();
        return anyOrder
                ? got.stream()
                        .sorted()
                        .toList()
                        .equals(due.values().stream().sorted().toList())
                : got.equals(due.values());
    }

    /** A value as sqllogictest prints it. */
    private static String printed(char as, int type, @Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        if (as == 'T') {
            return value.isEmpty() ? "(empty)" : value.replaceAll("[^ -~]", "@");
        }
        if (type == Types.BOOLEAN) {
            return value.equals("true") ? "1" : "0";
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return as == 'I'
                    ? number.setScale(0, RoundingMode.DOWN).toPlainString()
                    : String.format(Locale.ROOT, "%.3f", number.doubleValue());
        } catch (NumberFormatException e) {
            return "0";
        }
    }
}
