package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers of metadata over tables in memory. */
class DatabaseMetaDataTest {
    private final DatabaseMetaData metaData = metaData("jdbc:keyway://h/ks?user=me");

    private static DatabaseMetaData metaData(String url) {
        return new KeywayDatabaseMetaData(MemorySession.connection(url, TestCatalog.catalog()));
    }

    /** The rows, each as its columns of these labels with spaces between. */
    private static List<String> rows(ResultSet rows, String... labels) throws SQLException {
        List<String> result = new ArrayList<>();
        while (rows.next()) {
            StringJoiner row = new StringJoiner(" ");
            for (String label : labels) {
                row.add(rows.getString(label));
            }
            result.add(row.toString());
        }
        rows.close();
        return result;
    }

    static List<Method> methods() {
        return List.of(DatabaseMetaData.class.getDeclaredMethods()).stream()
                .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodAnswers(Method method) throws Exception {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type == int.class ? (Object) 1 : type == boolean.class ? true : null;
        }
        Object answer = method.invoke(metaData, arguments);
        assertThat(answer).isNotNull();
        if (answer instanceof ResultSet rows) {
            assertThat(rows.getMetaData().getColumnCount()).isPositive();
            assertThat(rows.getStatement()).isNull();
            rows.next();
            rows.close();
        }
    }

    /** Names, order and types as in the Javadoc of JDBC 4.3; i is int, s short, b boolean, l long, all others text. */
    @ParameterizedTest
    @CsvSource({
        "TABLES, 10, REF_GENERATION, ''",
        "COLUMNS, 24, IS_GENERATEDCOLUMN, 5i 7i 8i 9i 10i 11i 14i 15i 16i 17i 22s",
        "PRIMARY_KEYS, 6, PK_NAME, 5s",
        "INDEXES, 13, FILTER_CONDITION, 4b 7s 8s 11l 12l",
        "TYPES, 18, NUM_PREC_RADIX, 2i 3i 7s 8b 9s 10b 11b 12b 14s 15s 16i 17i 18i",
        "FOREIGN_KEYS, 14, DEFERRABILITY, 9s 10s 11s 14s",
        "BEST_ROW_IDENTIFIER, 8, PSEUDO_COLUMN, 1s 3i 5i 6i 7s 8s",
        "VERSION_COLUMNS, 8, PSEUDO_COLUMN, 1s 3i 5i 6i 7s 8s",
        "PROCEDURES, 9, SPECIFIC_NAME, 8s",
        "PROCEDURE_COLUMNS, 20, SPECIFIC_NAME, 5s 6i 8i 9i 10s 11s 12s 15i 16i 17i 18i",
        "FUNCTIONS, 6, SPECIFIC_NAME, 5s",
        "FUNCTION_COLUMNS, 17, SPECIFIC_NAME, 5s 6i 8i 9i 10s 11s 12s 14i 15i",
        "USER_DEFINED_TYPES, 7, BASE_TYPE, 5i 7s",
        "ATTRIBUTES, 21, SOURCE_DATA_TYPE, 5i 7i 8i 9i 10i 13i 14i 15i 16i 21s",
        "SUPER_TYPES, 6, SUPERTYPE_NAME, ''",
        "SUPER_TABLES, 4, SUPERTABLE_NAME, ''",
        "PSEUDO_COLUMNS, 12, IS_NULLABLE, 5i 6i 7i 8i 11i",
        "TABLE_PRIVILEGES, 7, IS_GRANTABLE, ''",
        "COLUMN_PRIVILEGES, 8, IS_GRANTABLE, ''",
        "CLIENT_INFO, 4, DESCRIPTION, 2i"
    })
    void shapesAreThoseOfTheSpecification(MetadataShape shape, int columns, String last, String notText)
            throws SQLException {
        ResultSetMetaData actual = shape.empty().getMetaData();
        assertThat(actual.getColumnCount()).isEqualTo(columns);
        assertThat(actual.getColumnLabel(columns)).isEqualTo(last);
        StringJoiner others = new StringJoiner(" ");
        for (int i = 1; i <= columns; i++) {
            switch (actual.getColumnType(i)) {
                case Types.INTEGER -> others.add(i + "i");
                case Types.SMALLINT -> others.add(i + "s");
                case Types.BIGINT -> others.add(i + "l");
                case Types.BOOLEAN -> others.add(i + "b");
                default -> assertThat(actual.getColumnType(i)).isEqualTo(Types.VARCHAR);
            }
        }
        assertThat(others).hasToString(notText);
    }

    @Test
    void schemasAndNoCatalogs() throws SQLException {
        assertThat(rows(metaData.getCatalogs())).isEmpty();
        assertThat(rows(metaData.getSchemas(), "TABLE_SCHEM", "TABLE_CATALOG"))
                .containsExactly("KS2 null", "ks null", "system_auth null");
        assertThat(rows(metaData.getSchemas(null, "k%"), "TABLE_SCHEM")).containsExactly("ks");
        assertThat(rows(metaData.getSchemas("x", null))).isEmpty();
        assertThat(rows(metaData.getTables("x", null, "%", null))).isEmpty();
        assertThat(rows(metaData.getTableTypes(), "TABLE_TYPE")).containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
    }

    @Test
    void tablesByPatternAndType() throws SQLException {
        assertThat(rows(
                        metaData.getTables(null, null, "%", null),
                        "TABLE_TYPE",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "REMARKS"))
                .containsExactly(
                        "SYSTEM TABLE system_auth roles the roles",
                        "TABLE KS2 abc the abc",
                        "TABLE ks a_c the a_c",
                        "TABLE ks abc the abc",
                        "TABLE ks every_type the every_type",
                        "VIEW ks view the view");
        assertThat(rows(metaData.getTables(null, "ks", "a_c", null), "TABLE_NAME"))
                .containsExactly("a_c", "abc");
        assertThat(rows(metaData.getTables(null, "ks", "a\\_c", null), "TABLE_NAME"))
                .containsExactly("a_c");
        assertThat(rows(metaData.getTables(null, "", "%", null))).isEmpty();
        assertThat(rows(metaData.getTables(null, "ks", "ABC", null))).isEmpty();
        assertThat(rows(metaData.getTables("", "ks", null, new String[] {"VIEW", "OTHER", "VIEW"}), "TABLE_NAME"))
                .containsExactly("view");
        assertThat(rows(
                        metaData("jdbc:keyway://h/ks?literalUnderscore=true").getTables(null, "ks", "a_c", null),
                        "TABLE_NAME"))
                .containsExactly("a_c");
    }

    @Test
    void columnsInTheOrderOfSelectStar() throws SQLException {
        assertThat(rows(
                        metaData.getColumns(null, "ks", "abc", "%"),
                        "COLUMN_NAME",
                        "TYPE_NAME",
                        "COLUMN_SIZE",
                        "DECIMAL_DIGITS",
                        "NULLABLE",
                        "ORDINAL_POSITION",
                        "IS_NULLABLE",
                        "REMARKS"))
                .containsExactly(
                        "zone VARCHAR 65535 null 0 1 NO key",
                        "at TIMESTAMP 23 3 0 2 NO key",
                        "of_abc INTEGER 10 0 1 3 YES ");
        try (ResultSet columns = metaData.getColumns(null, "ks", "abc", "zone")) {
            assertThat(columns.next()).isTrue();
            assertThat(columns.getInt("DECIMAL_DIGITS")).isZero();
            assertThat(columns.wasNull()).isTrue();
            assertThat(columns.getInt("CHAR_OCTET_LENGTH")).isEqualTo(65_535);
        }
        assertThat(rows(metaData.getColumns(null, "ks", "every_type", "c_uuid"), "TYPE_NAME", "REMARKS"))
                .containsExactly("VARCHAR CQL type uuid");
    }

    @Test
    void oneVocabularyOfTypes() throws SQLException {
        List<String> known = rows(metaData.getTypeInfo(), "TYPE_NAME", "DATA_TYPE");
        assertThat(known).doesNotHaveDuplicates();
        assertThat(rows(metaData.getTypeInfo(), "DATA_TYPE").stream().map(Integer::valueOf))
                .isSorted();
        assertThat(rows(metaData.getColumns(null, "ks", "every_type", null), "TYPE_NAME", "DATA_TYPE"))
                .hasSize(24)
                .isSubsetOf(known);
        try (ResultSet columns = metaData.getColumns(null, "ks", "every_type", null)) {
            while (columns.next()) {
                assertThat(columns.getInt("COLUMN_SIZE")).isPositive();
            }
        }
    }

    @Test
    void keysAndIndexesOfThatTableOnly() throws SQLException {
        assertThat(rows(metaData.getPrimaryKeys(null, "ks", "a_c"), "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
                .containsExactly("a_c at 2 a_c_pkey", "a_c zone 1 a_c_pkey");
        assertThat(rows(metaData.getPrimaryKeys(null, "ks", "%"), "TABLE_NAME")).hasSize(8);
        assertThat(rows(
                        metaData.getIndexInfo(null, "ks", "a_c", false, true),
                        "TABLE_NAME",
                        "NON_UNIQUE",
                        "INDEX_NAME",
                        "TYPE",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME"))
                .containsExactly("a_c true by_at 3 1 at");
        assertThat(rows(metaData.getIndexInfo(null, "ks", "a_c", true, true))).isEmpty();
        assertThat(rows(metaData.getBestRowIdentifier(null, "ks", "a_c", 0, true), "COLUMN_NAME"))
                .containsExactly("zone", "at");
    }

    @Test
    void identity() throws SQLException {
        assertThat(metaData.getDatabaseProductName()).isEqualTo("Apache Cassandra");
        assertThat(metaData.getDatabaseProductVersion()).isEqualTo("5.0.9");
        assertThat(metaData.getDatabaseMajorVersion()).isEqualTo(5);
        assertThat(metaData.getJDBCMajorVersion() + "." + metaData.getJDBCMinorVersion())
                .isEqualTo("4.3");
        assertThat(metaData.getSchemaTerm()).isEqualTo("keyspace");
        assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
        assertThat(metaData.getSearchStringEscape()).isEqualTo("\\");
        assertThat(metaData.getUserName()).isEqualTo("me");
        assertThat(metaData.storesLowerCaseIdentifiers()).isTrue();
        assertThat(metaData.supportsMixedCaseQuotedIdentifiers()).isTrue();
        assertThat(metaData.nullsAreSortedHigh()).isTrue();
        assertThat(metaData.supportsTransactions()).isFalse();
        assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE))
                .isTrue();
        assertThat(metaData.supportsBatchUpdates()).isFalse();
    }
}
