package io.keyway.plan.frontend;

import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.CatalogTable;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.NearestName;
import io.keyway.error.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Says in Keyway's words what Calcite found wrong with a query. */
final class CalciteErrors {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final List<CalciteMessage> KINDS = Stream.of(
                    ValidatorMessages.NAMES,
                    ValidatorMessages.TYPES,
                    ValidatorMessages.GROUPS,
                    ValidatorMessages.CLAUSES,
                    ValidatorMessages.VALUES)
            .flatMap(List::stream)
            .toList();

    private CalciteErrors() {}

    /**
     * The names that a misspelt one may have meant.
     *
     * @param catalog the tables there are
     * @param schema where unqualified names are looked up
     * @param sql the query, which tells which tables are in play
     */
    record NamesInPlay(Catalog catalog, String schema, String sql) {
        List<String> tables() {
            return catalog.tables(schema).stream().map(CatalogTable::name).toList();
        }

        List<String> columns() {
            String text = sql.toLowerCase(Locale.ROOT);
            return catalog.tables(schema).stream()
                    .filter(table -> text.contains(table.name().toLowerCase(Locale.ROOT)))
                    .flatMap(table -> table.columns().stream())
                    .map(CatalogColumn::name)
                    .distinct()
                    .toList();
        }
    }

    /** The cause of a failed conversion; Calcite wraps it once for each operator around the place. */
    static RuntimeException ofConversion(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeywayException known) {
                return known;
            }
        }
        return failure;
    }

    /** What Keyway says of a message that it knows. */
    static Optional<KeywayException> known(String message, Throwable cause) {
        return KINDS.stream().flatMap(kind -> kind.of(message, cause).stream()).findFirst();
    }

    /** A query that names what is not there, or that does not fit together. */
    static KeywayException of(RuntimeException failure, NamesInPlay names) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = firstLine(String.valueOf(cause.getMessage()));
        Position position = position(failure);
        return describe(message, names, position, failure).withPosition(position);
    }

    private static KeywayException describe(
            String message, NamesInPlay names, @Nullable Position position, Throwable cause) {
        String name = quoted(message);
        if (message.startsWith("Object '")) {
            if (message.endsWith("' not found") && isQualifier(name, position)) {
                return new KeywayException(
                                ErrorCode.UNKNOWN_KEYSPACE, "the cluster has no keyspace \"" + name + "\"", cause)
                        .withHint(didYouMean(
                                name, List.copyOf(names.catalog().schemas().keySet())));
            }
            return new KeywayException(ErrorCode.UNKNOWN_TABLE, "table \"" + name + "\" does not exist", cause)
                    .withHint(didYouMean(name, names.tables()));
        }
        if (message.startsWith("Table '")) {
            return new KeywayException(
                    ErrorCode.UNKNOWN_TABLE, "table \"" + name + "\" is not in the FROM clause", cause);
        }
        if (message.startsWith("Column '") && message.contains("not found")) {
            return new KeywayException(ErrorCode.UNKNOWN_COLUMN, "column \"" + name + "\" does not exist", cause)
                    .withHint(didYouMean(name, names.columns()));
        }
        return known(message, cause)
                .orElseGet(() -> new KeywayException(
                                ErrorCode.UNSUPPORTED_SQL, "Keyway cannot read this part of the query", cause)
                        .withHint("write it in another way"));
    }

    /** Whether what stands there is longer than the name, so that the name is the keyspace before a table's. */
    private static boolean isQualifier(String name, @Nullable Position position) {
        return position != null && position.endColumn() - position.column() + 1 > name.length() + 2;
    }

    private static @Nullable String didYouMean(String name, List<String> candidates) {
        return NearestName.of(name, candidates)
                // A name hidden by an alias would not help.
                .filter(nearest -> !nearest.equals(name))
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElse(null);
    }

    /** A place as Calcite gives it; null when it has none. */
    static @Nullable Position position(@Nullable SqlParserPos pos) {
        return pos == null || pos.getLineNum() == 0
                ? null
                : new Position(pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    }

    private static @Nullable Position position(RuntimeException failure) {
        return failure instanceof CalciteContextException context && context.getPosLine() > 0
                ? new Position(
                        context.getPosLine(),
                        context.getPosColumn(),
                        context.getEndPosLine(),
                        context.getEndPosColumn())
                : null;
    }

    private static String quoted(String message) {
        Matcher matcher = QUOTED.matcher(message);
        return matcher.find() ? matcher.group(1) : message;
    }

    static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
