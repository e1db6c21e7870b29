package io.keyway.jdbc.metadata;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;

/** Answers about names, limits, transactions and result sets that no connection changes. */
public interface FixedAnswers extends DatabaseMetaData {
    @Override
    default boolean autoCommitFailureClosesAllResultSets() throws SQLException {
        return false;
    }

    @Override
    default boolean dataDefinitionCausesTransactionCommit() throws SQLException {
        return false;
    }

    @Override
    default boolean dataDefinitionIgnoredInTransactions() throws SQLException {
        return false;
    }

    @Override
    default boolean deletesAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
        return false;
    }

    @Override
    default boolean generatedKeyAlwaysReturned() throws SQLException {
        return false;
    }

    @Override
    default String getCatalogSeparator() throws SQLException {
        return ".";
    }

    @Override
    default String getCatalogTerm() throws SQLException {
        return "catalog";
    }

    @Override
    default int getDefaultTransactionIsolation() throws SQLException {
        return Connection.TRANSACTION_NONE;
    }

    @Override
    default String getExtraNameCharacters() throws SQLException {
        return "";
    }

    @Override
    default String getIdentifierQuoteString() throws SQLException {
        return "\"";
    }

    @Override
    default int getJDBCMajorVersion() throws SQLException {
        return 4;
    }

    @Override
    default int getJDBCMinorVersion() throws SQLException {
        return 3;
    }

    @Override
    default int getMaxBinaryLiteralLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxCatalogNameLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxCharLiteralLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxColumnNameLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxColumnsInGroupBy() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxColumnsInIndex() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxColumnsInOrderBy() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxColumnsInSelect() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxColumnsInTable() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxConnections() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxCursorNameLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxIndexLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxProcedureNameLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxRowSize() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxSchemaNameLength() throws SQLException {
        return 48;
    }

    @Override
    default int getMaxStatementLength() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxStatements() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxTableNameLength() throws SQLException {
        return 48;
    }

    @Override
    default int getMaxTablesInSelect() throws SQLException {
        return 0;
    }

    @Override
    default int getMaxUserNameLength() throws SQLException {
        return 0;
    }

    @Override
    default String getNumericFunctions() throws SQLException {
        return "ABS,ACOS,ASIN,ATAN,ATAN2,CBRT,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,RAND,ROUND,"
                + "SIGN,SIN,SQRT,TAN,TRUNCATE";
    }

    @Override
    default String getProcedureTerm() throws SQLException {
        return "procedure";
    }

    @Override
    default int getResultSetHoldability() throws SQLException {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    default RowIdLifetime getRowIdLifetime() throws SQLException {
        return RowIdLifetime.ROWID_UNSUPPORTED;
    }

    @Override
    default int getSQLStateType() throws SQLException {
        return sqlStateSQL;
    }

    @Override
    default String getSchemaTerm() throws SQLException {
        return "keyspace";
    }

    @Override
    default String getSearchStringEscape() throws SQLException {
        return "\\";
    }

    @Override
    default String getStringFunctions() throws SQLException {
        return "ASCII,CHAR,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,REPEAT,REPLACE,RIGHT,RTRIM,SOUNDEX,SPACE,"
                + "SUBSTRING,UCASE";
    }

    @Override
    default String getSystemFunctions() throws SQLException {
        return "IFNULL";
    }

    @Override
    default String getTimeDateFunctions() throws SQLException {
        return "CURDATE,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,MONTHNAME,NOW,QUARTER,SECOND,WEEK,YEAR";
    }

    @Override
    default boolean insertsAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean isCatalogAtStart() throws SQLException {
        return false;
    }

    @Override
    default boolean locatorsUpdateCopy() throws SQLException {
        return false;
    }

    @Override
    default boolean othersDeletesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean othersInsertsAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean othersUpdatesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean ownDeletesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean ownInsertsAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean ownUpdatesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean storesLowerCaseIdentifiers() throws SQLException {
        return true;
    }

    @Override
    default boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean storesMixedCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean storesUpperCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean updatesAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean usesLocalFilePerTable() throws SQLException {
        return false;
    }

    @Override
    default boolean usesLocalFiles() throws SQLException {
        return false;
    }
}
