package io.keyway.jdbc.metadata;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Metadata about things that Cassandra does not have, or SQL cannot reach: result sets of the right columns, without
 * rows.
 */
public interface EmptyMetadata extends DatabaseMetaData {
    /** A result set of those columns without rows. */
    ResultSet empty(MetadataShape shape);

    @Override
    default ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
        return empty(MetadataShape.PROCEDURES);
    }

    @Override
    default ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String columnPattern) {
        return empty(MetadataShape.PROCEDURE_COLUMNS);
    }

    @Override
    default ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
        return empty(MetadataShape.FUNCTIONS);
    }

    @Override
    default ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String columnPattern) {
        return empty(MetadataShape.FUNCTION_COLUMNS);
    }

    @Override
    default ResultSet getColumnPrivileges(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String columnPattern) {
        return empty(MetadataShape.COLUMN_PRIVILEGES);
    }

    @Override
    default ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern) {
        return empty(MetadataShape.TABLE_PRIVILEGES);
    }

    @Override
    default ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return empty(MetadataShape.VERSION_COLUMNS);
    }

    @Override
    default ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return empty(MetadataShape.FOREIGN_KEYS);
    }

    @Override
    default ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return empty(MetadataShape.FOREIGN_KEYS);
    }

    @Override
    default ResultSet getCrossReference(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable) {
        return empty(MetadataShape.FOREIGN_KEYS);
    }

    @Override
    default ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            int @Nullable [] types) {
        return empty(MetadataShape.USER_DEFINED_TYPES);
    }

    @Override
    default ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
        return empty(MetadataShape.SUPER_TYPES);
    }

    @Override
    default ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern) {
        return empty(MetadataShape.SUPER_TABLES);
    }

    @Override
    default ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String attributePattern) {
        return empty(MetadataShape.ATTRIBUTES);
    }

    @Override
    default ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern) {
        return empty(MetadataShape.PSEUDO_COLUMNS);
    }
}
