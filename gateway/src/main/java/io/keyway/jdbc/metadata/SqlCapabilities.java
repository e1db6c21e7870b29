package io.keyway.jdbc.metadata;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** What the SQL of the gateway can do, and what it cannot. */
public interface SqlCapabilities extends DatabaseMetaData {
    @Override
    default boolean allProceduresAreCallable() throws SQLException {
        return false;
    }

    @Override
    default boolean allTablesAreSelectable() throws SQLException {
        return true;
    }

    @Override
    default boolean nullPlusNonNullIsNull() throws SQLException {
        return true;
    }

    @Override
    default boolean nullsAreSortedAtEnd() throws SQLException {
        return false;
    }

    @Override
    default boolean nullsAreSortedAtStart() throws SQLException {
        return false;
    }

    @Override
    default boolean nullsAreSortedHigh() throws SQLException {
        return true;
    }

    @Override
    default boolean nullsAreSortedLow() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsANSI92EntryLevelSQL() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsANSI92FullSQL() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsANSI92IntermediateSQL() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsAlterTableWithAddColumn() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsAlterTableWithDropColumn() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsBatchUpdates() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsCatalogsInDataManipulation() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsCatalogsInIndexDefinitions() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsCatalogsInProcedureCalls() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsCatalogsInTableDefinitions() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsColumnAliasing() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsCoreSQLGrammar() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsCorrelatedSubqueries() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsDataManipulationTransactionsOnly() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsDifferentTableCorrelationNames() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsExpressionsInOrderBy() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsExtendedSQLGrammar() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsFullOuterJoins() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsGetGeneratedKeys() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsGroupBy() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsGroupByBeyondSelect() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsGroupByUnrelated() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsIntegrityEnhancementFacility() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsLikeEscapeClause() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsLimitedOuterJoins() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsMinimumSQLGrammar() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsMixedCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsMultipleOpenResults() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsMultipleResultSets() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsMultipleTransactions() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsNamedParameters() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsNonNullableColumns() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsOpenCursorsAcrossCommit() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsOpenCursorsAcrossRollback() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsOpenStatementsAcrossCommit() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsOpenStatementsAcrossRollback() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsOrderByUnrelated() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsOuterJoins() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsPositionedDelete() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsPositionedUpdate() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsRefCursors() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsSavepoints() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsSchemasInDataManipulation() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsSchemasInIndexDefinitions() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsSchemasInProcedureCalls() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsSchemasInTableDefinitions() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsSelectForUpdate() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsSharding() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsStatementPooling() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsStoredProcedures() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsSubqueriesInComparisons() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsSubqueriesInExists() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsSubqueriesInIns() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsSubqueriesInQuantifieds() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsTableCorrelationNames() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsTransactions() throws SQLException {
        return false;
    }

    @Override
    default boolean supportsUnion() throws SQLException {
        return true;
    }

    @Override
    default boolean supportsUnionAll() throws SQLException {
        return true;
    }
}
