package io.keyway.jdbc.metadata;

import io.keyway.catalog.Catalog;
import io.keyway.catalog.CatalogColumn;
import io.keyway.catalog.CatalogTable;
import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.jdbc.convert.JdbcType;
import io.keyway.model.CqlTypeNames;
import io.keyway.pattern.LikePattern;
import io.keyway.schema.CassandraIndex;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers the questions of {@link DatabaseMetaData} about tables from a catalog. Keyspaces are schemas; there are no
 * catalogs, so whoever names one gets nothing.
 *
 * @param catalog the tables at one moment
 * @param literalUnderscore whether {@code _} in patterns stands for itself
 */
public record CatalogQueries(Catalog catalog, boolean literalUnderscore) {
    private static final String TABLE = "TABLE";
    private static final String VIEW = "VIEW";
    private static final String SYSTEM_TABLE = "SYSTEM TABLE";

    /** Every table type, in alphabetical order. */
    public static final List<String> TABLE_TYPES = List.of(SYSTEM_TABLE, TABLE, VIEW);

    private static final Set<String> SYSTEM_KEYSPACES = Set.of(
            "system",
            "system_auth",
            "system_distributed",
            "system_metrics",
            "system_schema",
            "system_traces",
            "system_views",
            "system_virtual_schema");
    private static final int DECIMAL_RADIX = 10;

    /** TABLE_SCHEM, TABLE_CATALOG. */
    public List<List<@Nullable Object>> schemas(@Nullable String inCatalog, @Nullable String schema) {
        return schemaNames(inCatalog, schema)
                .map(name -> MetadataShape.SCHEMAS.row(name, null))
                .toList();
    }

    private Stream<String> schemaNames(@Nullable String inCatalog, @Nullable String schema) {
        boolean none = inCatalog != null && !inCatalog.isEmpty();
        Predicate<String> wanted = pattern(schema);
        return none ? Stream.empty() : catalog.schemas().keySet().stream().filter(wanted);
    }

    private Predicate<String> pattern(@Nullable String text) {
        if (text == null) {
            return name -> true;
        }
        LikePattern pattern = LikePattern.of(text);
        return literalUnderscore ? pattern.withLiteralUnderscores()::matches : pattern::matches;
    }

    private Stream<CatalogTable> matching(@Nullable String inCatalog, @Nullable String schema, @Nullable String table) {
        Predicate<String> wanted = pattern(table);
        return schemaNames(inCatalog, schema)
                .flatMap(name -> catalog.tables(name).stream())
                .filter(candidate -> wanted.test(candidate.name()));
    }

    /** The table of these very names; yet {@code %} stands for all, as tools ask for a whole schema at once. */
    private Stream<CatalogTable> named(@Nullable String inCatalog, @Nullable String schema, @Nullable String table) {
        return new CatalogQueries(catalog, true).matching(inCatalog, schema, table);
    }

    /** Tables, ordered by type, keyspace and name. */
    public List<List<@Nullable Object>> tables(
            @Nullable String inCatalog, @Nullable String schema, @Nullable String table, String @Nullable [] types) {
        Set<String> wanted = types == null ? Set.copyOf(TABLE_TYPES) : new HashSet<>(Arrays.asList(types));
        return matching(inCatalog, schema, table)
                .filter(candidate -> wanted.contains(tableType(candidate)))
                .sorted(Comparator.comparing(CatalogQueries::tableType)
                        .thenComparing(CatalogTable::schema)
                        .thenComparing(CatalogTable::name))
                .map(found ->
                        MetadataShape.TABLES.row(null, found.schema(), found.name(), tableType(found), found.remarks()))
                .toList();
    }

    private static String tableType(CatalogTable table) {
        return SYSTEM_KEYSPACES.contains(table.schema()) ? SYSTEM_TABLE : table.isView() ? VIEW : TABLE;
    }

    /** Columns, ordered by keyspace, table and position. */
    public List<List<@Nullable Object>> columns(
            @Nullable String inCatalog, @Nullable String schema, @Nullable String table, @Nullable String column) {
        Predicate<String> wanted = pattern(column);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        matching(inCatalog, schema, table).forEach(found -> {
            int position = 0;
            for (CatalogColumn candidate : found.columns()) {
                position++;
                if (wanted.test(candidate.name())) {
                    rows.add(column(found, candidate, position));
                }
            }
        });
        return rows;
    }

    private static List<@Nullable Object> column(CatalogTable table, CatalogColumn column, int position) {
        ColumnType type = column.type();
        JdbcType jdbc = JdbcType.of(type);
        boolean sized = jdbc == JdbcType.VARCHAR || jdbc == JdbcType.VARBINARY;
        boolean scaled = jdbc.numeric() || jdbc == JdbcType.TIME || jdbc == JdbcType.TIMESTAMP;
        return MetadataShape.COLUMNS.row(
                null,
                table.schema(),
                table.name(),
                column.name(),
                jdbc.code(),
                jdbc.typeName(),
                jdbc.precision(type),
                null,
                scaled ? jdbc.scale(type) : null,
                jdbc.numeric() ? DECIMAL_RADIX : null,
                column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
                remarks(column),
                null,
                null,
                null,
                sized ? jdbc.precision(type) : null,
                position,
                column.nullable() ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    /** Its part in the key, and the CQL type where JDBC's type hides it. */
    private static String remarks(CatalogColumn column) {
        Kind kind = column.type().kind();
        boolean hidden = JdbcType.of(column.type()) == JdbcType.VARCHAR && kind != Kind.VARCHAR;
        if (!hidden) {
            return column.remarks();
        }
        String cql = "CQL type " + CqlTypeNames.of(column.cqlType());
        return column.remarks().isEmpty() ? cql : column.remarks() + "; " + cql;
    }

    /** Primary key columns, ordered by keyspace, table and column name. */
    public List<List<@Nullable Object>> primaryKeys(
            @Nullable String inCatalog, @Nullable String schema, @Nullable String table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        named(inCatalog, schema, table).forEach(found -> {
            List<String> key = found.primaryKey();
            key.stream()
                    .sorted()
                    .forEach(column -> rows.add(MetadataShape.PRIMARY_KEYS.row(
                            null,
                            found.schema(),
                            found.name(),
                            column,
                            (short) (key.indexOf(column) + 1),
                            found.name() + "_pkey")));
        });
        return rows;
    }

    /** The columns that identify a row best: the primary key. */
    public List<List<@Nullable Object>> bestRowIdentifier(
            @Nullable String inCatalog, @Nullable String schema, @Nullable String table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        named(inCatalog, schema, table).forEach(found -> {
            for (CatalogColumn column : found.columns()) {
                if (found.primaryKey().contains(column.name())) {
                    rows.add(identifier(column));
                }
            }
        });
        return rows;
    }

    private static List<@Nullable Object> identifier(CatalogColumn column) {
        JdbcType jdbc = JdbcType.of(column.type());
        return MetadataShape.BEST_ROW_IDENTIFIER.row(
                (short) DatabaseMetaData.bestRowSession,
                column.name(),
                jdbc.code(),
                jdbc.typeName(),
                jdbc.precision(column.type()),
                null,
                (short) jdbc.scale(column.type()),
                (short) DatabaseMetaData.bestRowNotPseudo);
    }

    /** Secondary indexes, which are never unique; those on a part of a collection belong to its column. */
    public List<List<@Nullable Object>> indexes(
            @Nullable String inCatalog, @Nullable String schema, @Nullable String table, boolean unique) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        named(inCatalog, schema, table).forEach(found -> {
            if (!unique && found instanceof CatalogTable.Physical physical) {
                physical.effective().indexes().stream()
                        .sorted(Comparator.comparing(CassandraIndex::name))
                        .forEach(index -> index(found, index).ifPresent(rows::add));
            }
        });
        return rows;
    }

    private static Optional<List<@Nullable Object>> index(CatalogTable table, CassandraIndex index) {
        return table.columns().stream()
                .map(CatalogColumn::name)
                .filter(column -> column.equals(index.column()))
                .findFirst()
                .map(column -> MetadataShape.INDEXES.row(
                        null,
                        table.schema(),
                        table.name(),
                        true,
                        null,
                        index.name(),
                        DatabaseMetaData.tableIndexOther,
                        (short) 1,
                        column));
    }

    /** The types that values can have, ordered by their number. */
    public static List<List<@Nullable Object>> types() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JdbcType type : JdbcType.values()) {
            boolean scaled = type == JdbcType.DECIMAL;
            rows.add(MetadataShape.TYPES.row(
                    type.typeName(),
                    type.code(),
                    type.maximumPrecision(),
                    type.literalPrefix(),
                    type.literalSuffix(),
                    scaled ? "precision,scale" : null,
                    (short) DatabaseMetaData.typeNullable,
                    type == JdbcType.VARCHAR,
                    (short)
                            (type == JdbcType.VARCHAR
                                    ? DatabaseMetaData.typeSearchable
                                    : DatabaseMetaData.typePredBasic),
                    !type.numeric(),
                    false,
                    false,
                    type.typeName(),
                    (short) 0,
                    (short) (scaled ? type.maximumPrecision() : 0),
                    null,
                    null,
                    type.numeric() ? DECIMAL_RADIX : null));
        }
        return rows;
    }
}
