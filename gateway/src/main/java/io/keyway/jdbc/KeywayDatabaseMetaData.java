package io.keyway.jdbc;

import io.keyway.jdbc.config.ConnectionProperty;
import io.keyway.jdbc.convert.JdbcType;
import io.keyway.jdbc.metadata.CatalogQueries;
import io.keyway.jdbc.metadata.EmptyMetadata;
import io.keyway.jdbc.metadata.FixedAnswers;
import io.keyway.jdbc.metadata.MetadataShape;
import io.keyway.jdbc.metadata.SqlCapabilities;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway is and what tables it has. Names and limits that never change are in {@link FixedAnswers} and
 * {@link SqlCapabilities}.
 *
 * @param connection the connection that is described
 */
record KeywayDatabaseMetaData(KeywayConnection connection)
        implements FixedAnswers, SqlCapabilities, EmptyMetadata, Unwrappable {

    /** The tables as they are now, so that each call sees what was created before it. */
    private CatalogQueries catalog() throws SQLException {
        boolean literal = connection.config().literalUnderscore();
        return new CatalogQueries(SqlExceptions.guard(connection.session()::catalog), literal);
    }

    @Override
    public ResultSet empty(MetadataShape shape) {
        return rows(shape, List.of());
    }

    private static ResultSet rows(MetadataShape shape, List<? extends List<@Nullable Object>> rows) {
        return KeywayResultSet.of(shape.columns(), rows);
    }

    @Override
    public ResultSet getCatalogs() {
        return empty(MetadataShape.CATALOGS);
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern) throws SQLException {
        return rows(MetadataShape.SCHEMAS, catalog().schemas(catalog, schemaPattern));
    }

    @Override
    public ResultSet getTableTypes() {
        return rows(
                MetadataShape.TABLE_TYPES,
                CatalogQueries.TABLE_TYPES.stream()
                        .map(MetadataShape.TABLE_TYPES::row)
                        .toList());
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            String @Nullable [] types)
            throws SQLException {
        return rows(MetadataShape.TABLES, catalog().tables(catalog, schemaPattern, tablePattern, types));
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return rows(MetadataShape.COLUMNS, catalog().columns(catalog, schemaPattern, tablePattern, columnPattern));
    }

    /** As an extension, {@code %} stands for all schemas or tables, as tools ask for a whole schema at once. */
    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return rows(MetadataShape.PRIMARY_KEYS, catalog().primaryKeys(catalog, schema, table));
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            boolean unique,
            boolean approximate)
            throws SQLException {
        return rows(MetadataShape.INDEXES, catalog().indexes(catalog, schema, table, unique));
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, int scope, boolean nullable)
            throws SQLException {
        return rows(MetadataShape.BEST_ROW_IDENTIFIER, catalog().bestRowIdentifier(catalog, schema, table));
    }

    @Override
    public ResultSet getTypeInfo() {
        return rows(MetadataShape.TYPES, CatalogQueries.types());
    }

    @Override
    public ResultSet getClientInfoProperties() {
        List<@Nullable Object> name = MetadataShape.CLIENT_INFO.row(
                ConnectionState.APPLICATION_NAME,
                JdbcType.UNLIMITED,
                ConnectionProperty.APPLICATION_NAME.defaultValue(),
                "The client's name");
        return rows(MetadataShape.CLIENT_INFO, List.of(name));
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return connection.config().url().toString();
    }

    @Override
    public String getUserName() {
        return connection.config().userName();
    }

    @Override
    public String getDatabaseProductName() {
        return "Apache Cassandra";
    }

    @Override
    public String getDatabaseProductVersion() throws SQLException {
        return SqlExceptions.guard(connection.session()::serverVersion);
    }

    @Override
    public int getDatabaseMajorVersion() throws SQLException {
        return VersionNumber.parse(getDatabaseProductVersion()).major();
    }

    @Override
    public int getDatabaseMinorVersion() throws SQLException {
        return VersionNumber.parse(getDatabaseProductVersion()).minor();
    }

    @Override
    public String getDriverName() {
        return "Keyway";
    }

    @Override
    public String getDriverVersion() {
        return VersionNumber.CURRENT.text();
    }

    @Override
    public int getDriverMajorVersion() {
        return VersionNumber.CURRENT.major();
    }

    @Override
    public int getDriverMinorVersion() {
        return VersionNumber.CURRENT.minor();
    }

    /** The words that cannot be names unless quoted, beyond those of SQL:2003: none is known. */
    @Override
    public String getSQLKeywords() {
        return "";
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean supportsTransactionIsolationLevel(int level) {
        return level == Connection.TRANSACTION_NONE;
    }

    @Override
    public boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public boolean supportsResultSetConcurrency(int type, int concurrency) {
        return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public boolean supportsResultSetHoldability(int holdability) {
        return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public boolean supportsConvert() {
        return false;
    }

    @Override
    public boolean supportsConvert(int from, int to) {
        return false;
    }

    /** The metadata's connection, by its URL. */
    @Override
    public String toString() {
        return DatabaseMetaData.class.getSimpleName() + " of " + connection;
    }
}
