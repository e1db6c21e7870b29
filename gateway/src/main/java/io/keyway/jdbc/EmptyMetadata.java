package io.keyway.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** What Cassandra has not, or SQL cannot reach: result sets of the right shape without rows. */
interface EmptyMetadata extends DatabaseMetaData {
    @Override
    default ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
        return MetadataShape.PROCEDURES.empty();
    }

    @Override
    default ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String columnPattern) {
        return MetadataShape.PROCEDURE_COLUMNS.empty();
    }

    @Override
    default ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
        return MetadataShape.FUNCTIONS.empty();
    }

    @Override
    default ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String columnPattern) {
        return MetadataShape.FUNCTION_COLUMNS.empty();
    }

    @Override
    default ResultSet getColumnPrivileges(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String columnPattern) {
        return MetadataShape.COLUMN_PRIVILEGES.empty();
    }

    @Override
    default ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern) {
        return MetadataShape.TABLE_PRIVILEGES.empty();
    }

    @Override
    default ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return MetadataShape.VERSION_COLUMNS.empty();
    }

    @Override
    default ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return MetadataShape.FOREIGN_KEYS.empty();
    }

    @Override
    default ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
        return MetadataShape.FOREIGN_KEYS.empty();
    }

    @Override
    default ResultSet getCrossReference(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable) {
        return MetadataShape.FOREIGN_KEYS.empty();
    }

    @Override
    default ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            int @Nullable [] types) {
        return MetadataShape.USER_DEFINED_TYPES.empty();
    }

    @Override
    default ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern) {
        return MetadataShape.SUPER_TYPES.empty();
    }

    @Override
    default ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern) {
        return MetadataShape.SUPER_TABLES.empty();
    }

    @Override
    default ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String attributePattern) {
        return MetadataShape.ATTRIBUTES.empty();
    }

    @Override
    default ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern) {
        return MetadataShape.PSEUDO_COLUMNS.empty();
    }
}
