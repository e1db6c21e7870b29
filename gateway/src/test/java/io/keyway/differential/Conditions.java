package io.keyway.differential;

import io.keyway.differential.Source.Ref;
import io.keyway.model.QueryTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes conditions of every shape. */
final class Conditions {
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
    private static final List<String> PATTERNS = List.of(
            "'a%'",
            "'%b%'", "'_%'", "'%本'", "'O''%'", "'%'", "'50!%%' ESCAPE '!'", "'50#%#_' ESCAPE '#'", "'a!!%' ESCAPE '!'");

    private static final Set<CellType> FRACTIONS = EnumSet.of(CellType.DECIMAL, CellType.DOUBLE);

    private final Choice choice;

    Conditions(Choice choice) {
        this.choice = choice;
    }

    /** A condition over the columns, with others inside it. */
    Sql any(List<Ref> refs, int depth) {
        if (depth == 0 || choice.percent(45)) {
            return simple(refs);
        }
        return switch (choice.between(0, 5)) {
            case 0, 1 -> Sql.of("(", any(refs, depth - 1), " AND ", any(refs, depth - 1), ")");
            case 2, 3 -> Sql.of("(", any(refs, depth - 1), " OR ", any(refs, depth - 1), ")");
            case 4 -> Sql.of("NOT (", any(refs, depth - 1), ")");
            default ->
                Sql.of("(", any(refs, depth - 1), ") IS ", choice.among("", "NOT "), choice.among("TRUE", "FALSE"));
        };
    }

    /** One partition of a query table. */
    Sql partition(Source source, QueryTable table) {
        return Sql.join(
                " AND ",
                table.partitionKey().stream()
                        .map(name -> compare(source.ref(name), "="))
                        .toList());
    }

    /** Some partitions of a query table. */
    Sql partitions(Source source, QueryTable table) {
        return Sql.join(
                " AND ",
                table.partitionKey().stream()
                        .map(name -> in(source.ref(name), "IN"))
                        .toList());
    }

    /** A condition that a query table was made for: its partition key, and perhaps the beginning of its clustering key. */
    Sql pin(Source source) {
        List<QueryTable> tables = source.table().queryTables().stream()
                .filter(table -> table.partitionKey().stream().allMatch(name -> has(source, name)))
                .toList();
        if (tables.isEmpty()) {
            return simple(source.refs());
        }
        QueryTable table = choice.of(tables);
        if (table.partitionKey().size() > 1 && choice.percent(30)) {
            return wholeKeys(table.partitionKey().stream().map(source::ref).toList());
        }
        List<Sql> parts = new ArrayList<>();
        table.partitionKey().forEach(name -> parts.add(points(source.ref(name))));
        for (var column : table.clusteringKey()) {
            if (!has(source, column.name()) || choice.percent(40)) {
                break;
            }
            Ref ref = source.ref(column.name());
            boolean range = ref.type().isOrdered() && choice.percent(60);
            parts.add(range ? ranges(ref) : points(ref));
            if (range) {
                break;
            }
        }
        return Sql.join(" AND ", choice.percent(50) ? parts : choice.shuffled(parts));
    }

    /** Some values of a key of several columns. */
    private Sql wholeKeys(List<Ref> key) {
        if (isRowValue(key) && choice.percent(50)) {
            Sql columns = Sql.of("(", Sql.join(", ", key), ")");
            return Sql.of(columns, " IN (", row(key), ", ", row(key), ", ", row(key), ")");
        }
        return Sql.of("(", equal(key), " OR ", equal(key), ")");
    }

    private Sql equal(List<Ref> key) {
        return Sql.of(
                "(",
                Sql.join(" AND ", key.stream().map(ref -> compare(ref, "=")).toList()),
                ")");
    }

    private static boolean has(Source source, String name) {
        return source.columns().stream().anyMatch(column -> column.name().equals(name));
    }

    /** A condition on a column that has an index in some query table, if the source has the column. */
    Sql indexed(Source source) {
        String name = Dataset.indexed(source.table().queryTables().get(0));
        if (!has(source, name)) {
            return simple(source.refs());
        }
        Ref ref = source.ref(name);
        return ref.type().isOrdered() && choice.percent(40) ? ranges(ref) : compare(ref, "=");
    }

    private Sql points(Ref ref) {
        return switch (choice.between(0, 6)) {
            case 0 -> in(ref, "IN");
            case 1 -> Sql.of("(", compare(ref, "="), " OR ", compare(ref, "="), ")");
            case 2 -> Sql.of(in(ref, "IN"), " AND ", choice.percent(50) ? in(ref, "IN") : compare(ref, "="));
            default -> compare(ref, "=");
        };
    }

    private Sql ranges(Ref ref) {
        if (ref.type() == CellType.TEXT && choice.percent(25)) {
            return Sql.of(ref, " LIKE ", choice.of(PATTERNS));
        }
        return switch (choice.between(0, 4)) {
            case 0 -> between(ref, "BETWEEN");
            case 1 -> Sql.of(compare(ref, choice.among("<", "<=")), " AND ", compare(ref, choice.among(">", ">=")));
            case 2 -> Sql.of("(", compare(ref, "<"), " OR ", compare(ref, ">="), ")");
            default -> compare(ref, choice.among("<", "<=", ">", ">="));
        };
    }

    private Sql simple(List<Ref> refs) {
        Ref ref = choice.of(refs);
        return switch (choice.between(0, 13)) {
            case 0, 1, 2 -> compare(ref, choice.of(comparisons(ref)));
            case 3 -> in(ref, choice.among("IN", "IN", "NOT IN"));
            case 4 -> ref.type().isOrdered() ? between(ref, choice.among("BETWEEN", "NOT BETWEEN")) : compare(ref, "=");
            case 5 -> ref.type().isOrdered() ? ranges(ref) : points(ref);
            case 6 -> Sql.of(ref, choice.among(" IS NULL", " IS NOT NULL"));
            case 7 -> columns(refs);
            case 8 -> rows(refs);
            case 9 -> ofType(refs, CellType.TEXT, this::text);
            case 10 -> ofType(refs, CellType.BOOLEAN, this::truth);
            case 11 -> ofType(refs, CellType.INT, this::number);
            case 12 -> distinct(ref);
            default -> otherType(ref);
        };
    }

    private interface Maker {
        Sql of(Ref ref);
    }

    private Sql ofType(List<Ref> refs, CellType type, Maker maker) {
        List<Ref> fitting = refs.stream().filter(ref -> ref.type() == type).toList();
        return fitting.isEmpty() ? compare(choice.of(refs), "=") : maker.of(choice.of(fitting));
    }

    private static List<String> comparisons(Ref ref) {
        return ref.type().isOrdered() ? COMPARISONS : COMPARISONS.subList(0, 2);
    }

    private Sql compare(Ref ref, String operator) {
        Sql value = value(ref);
        return choice.percent(20)
                ? Sql.of(value, " ", mirrored(operator), " ", ref)
                : Sql.of(ref, " ", operator, " ", value);
    }

    private static String mirrored(String operator) {
        return switch (operator.charAt(0)) {
            case '<' -> operator.equals("<>") ? "<>" : operator.replace('<', '>');
            case '>' -> operator.replace('>', '<');
            default -> operator;
        };
    }

    private Sql in(Ref ref, String operator) {
        List<Object> values = new ArrayList<>();
        int count = choice.between(1, 5);
        for (int i = 0; i < count; i++) {
            values.add(choice.percent(5) ? Sql.of("NULL") : value(ref));
        }
        if (choice.percent(20)) {
            values.add(values.get(0));
        }
        return Sql.of(ref, " ", operator, " (", Sql.join(", ", values), ")");
    }

    private Sql between(Ref ref, String operator) {
        return Sql.of(ref, " ", operator, " ", value(ref), " AND ", value(ref));
    }

    private Sql columns(List<Ref> refs) {
        Ref left = choice.of(refs);
        List<Ref> fitting = refs.stream()
                .filter(ref -> ref.type() == left.type()
                        || ref.type().isNumber() && left.type().isNumber())
                .toList();
        return Sql.of(left, " ", choice.of(comparisons(left)), " ", choice.of(fitting));
    }

    /** Of columns that are never null: H2 takes (null, 2) = (1, 3) for unknown, where SQL says that it is false. */
    private Sql rows(List<Ref> refs) {
        Source source = choice.of(refs).source();
        List<Ref> pair = choice.some(
                2,
                refs.stream()
                        .filter(ref ->
                                ref.source().equals(source) && !ref.column().nullable())
                        .toList());
        if (pair.size() < 2 || !isRowValue(pair)) {
            return compare(choice.of(refs), "=");
        }
        Sql left = Sql.of("(", Sql.join(", ", pair), ")");
        return choice.percent(50)
                ? Sql.of(left, " ", compared(pair), " ", row(pair))
                : Sql.of(left, " IN (", row(pair), ", ", row(pair), ")");
    }

    private String compared(List<Ref> row) {
        boolean ordered = row.stream().allMatch(ref -> ref.type().isOrdered());
        return choice.percent(50) ? "=" : ordered ? choice.of(COMPARISONS) : "<>";
    }

    /** H2 finds no rows by row values of a BIGINT and a number with digits after the point. */
    private static boolean isRowValue(List<Ref> refs) {
        return refs.stream().noneMatch(ref -> ref.type() == CellType.BIGINT)
                || refs.stream().noneMatch(ref -> FRACTIONS.contains(ref.type()));
    }

    private Sql row(List<Ref> refs) {
        return Sql.of("(", Sql.join(", ", refs.stream().map(this::literal).toList()), ")");
    }

    private Sql text(Ref ref) {
        return switch (choice.between(0, 4)) {
            case 0 -> Sql.of("UPPER(", ref, ") = 'A'");
            case 1 -> Sql.of(ref, " || 'x' = ", literal(ref), " || 'x'");
            case 2 -> Sql.of("CHAR_LENGTH(", ref, ") = ", choice.among(0, 3, 6));
            default -> Sql.of(ref, choice.among(" LIKE ", " LIKE ", " NOT LIKE "), choice.of(PATTERNS));
        };
    }

    private Sql truth(Ref ref) {
        return Sql.of(choice.among("", "NOT "), ref, choice.among("", " IS TRUE", " IS NOT FALSE", " IS NOT TRUE"));
    }

    private Sql number(Ref ref) {
        return switch (choice.between(0, 4)) {
            case 0 -> Sql.of("MOD(", ref, ", 2) = 1");
            case 1 -> Sql.of("COALESCE(", ref, ", 7) = 7");
            case 2 -> Sql.of("CAST(", ref, " AS VARCHAR) = '", choice.between(0, 2), "'");
            case 3 -> Sql.of("CASE WHEN ", ref, " > 1 THEN 'many' WHEN ", ref, " = 1 THEN 'one' END = 'one'");
            default -> Sql.of("-", ref, " < 0");
        };
    }

    private Sql distinct(Ref ref) {
        return Sql.of(ref, " IS ", choice.among("", "NOT "), "DISTINCT FROM ", literal(ref));
    }

    /** A value of another type than the column's, that still compares with it. */
    private Sql otherType(Ref ref) {
        List<String> values = switch (ref.type()) {
            case INT -> List.of("1.5", "4294967297", "2.0", "-0.5", "1E0", "CAST(1 AS BIGINT)");
            case BIGINT -> List.of("5", "0.5", "5.0", "1E0", "99999999999999999999");
            case DOUBLE -> List.of("2", "0.1", "-1.50", "CAST(2 AS BIGINT)");
            case DECIMAL -> List.of("2", "2.000", "0.10", "-1.5", "1E0", "CAST(2 AS BIGINT)");
            case TIMESTAMP -> List.of("'1970-01-01 00:00:00'", "DATE '1970-01-01'", "TIMESTAMP '2024-03-01 00:00:00'");
            case DATE -> List.of("'2024-02-29'", "TIMESTAMP '2024-03-01 00:00:00'", "TIMESTAMP '1970-01-01 00:00:01'");
            case UUID -> List.of("'11111111-1111-4111-8111-111111111111'");
            case TEXT -> List.of("'zz'", "CAST('a' AS CHAR(1))", "CAST('a' AS VARCHAR(5))");
            case BOOLEAN -> List.of("TRUE", "FALSE");
        };
        return Sql.of(ref, " ", choice.of(comparisons(ref)), " ", choice.of(values));
    }

    /** A literal or a parameter. */
    Sql value(Ref ref) {
        if (choice.percent(70)) {
            return literal(ref);
        }
        @Nullable Object value = choice.percent(3) ? null : ref.value(choice);
        return Sql.parameter(value);
    }

    private Sql literal(Ref ref) {
        return Sql.of(ref.type().literal(ref.value(choice)));
    }
}
