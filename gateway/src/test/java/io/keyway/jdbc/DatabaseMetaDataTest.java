package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    static List<Method> resultSets() {
        return methods().stream()
                .filter(method -> method.getReturnType() == ResultSet.class)
                .toList();
    }

    private static Object call(Method method, DatabaseMetaData metaData, @Nullable String text) throws Exception {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type == int.class
                    ? (Object) 1
                    : type == boolean.class ? (Object) true : type == String.class ? text : null;
        }
        return method.invoke(metaData, arguments);
    }

    @ParameterizedTest(name = "row 20: {0} answers")
    @MethodSource("methods")
    void everyMethodAnswers(Method method) throws Exception {
        for (String text : Arrays.asList(null, "", "%", "abc")) {
            Object answer = call(method, metaData, text);
            assertThat(answer).isNotNull();
            if (answer instanceof ResultSet rows) {
                assertThat(rows.getMetaData().getColumnCount()).isPositive();
                assertThat(rows.getStatement()).isNull();
                while (rows.next()) {
                    assertThat(rows.getRow()).isPositive();
                }
                rows.close();
                rows.close();
            }
        }
    }

    /** H2 follows the Javadoc of JDBC 4.3 to the letter, with one column of its own in the last. */
    @ParameterizedTest(name = "row 30: the columns of {0} have the names, order and types of the specification")
    @MethodSource("resultSets")
    void columnsAreThoseOfTheSpecification(Method method) throws Exception {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:")) {
            List<String> expected = new ArrayList<>(columns((ResultSet) call(method, h2.getMetaData(), "x")));
            expected.replaceAll(column -> column.startsWith("RESERVED") ? column.replace("NULL", "VARCHAR") : column);
            if (method.getName().equals("getClientInfoProperties")) {
                expected.remove("VALUE VARCHAR");
            }
            assertThat(columns((ResultSet) call(method, metaData, "x"))).isEqualTo(expected);
        }
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
        ResultSetMetaData described = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.add(described.getColumnLabel(i) + " " + JDBCType.valueOf(described.getColumnType(i)));
        }
        return columns;
    }

    @ParameterizedTest(name = "row 23: {0} of a catalog that there is not is empty")
    @MethodSource("resultSets")
    void anUnknownCatalog(Method method) throws Exception {
        if (method.getParameterCount() > 0) {
            Object[] arguments = new Object[method.getParameterCount()];
            arguments[0] = "x";
            for (int i = 1; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] = type == int.class
                        ? (Object) DatabaseMetaData.bestRowSession
                        : type == boolean.class ? (Object) false : type == String.class ? "%" : null;
            }
            assertThat(((ResultSet) method.invoke(metaData, arguments)).next()).isFalse();
        }
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
            assertThat(columns.getString("IS_AUTOINCREMENT")).isEqualTo("NO");
            assertThat(columns.getInt("DECIMAL_DIGITS")).isZero();
            assertThat(columns.wasNull()).isTrue();
            assertThat(columns.getLong("NUM_PREC_RADIX")).isZero();
            assertThat(columns.wasNull()).isTrue();
            assertThat(columns.getShort("SOURCE_DATA_TYPE")).isZero();
            assertThat(columns.wasNull()).isTrue();
            assertThat(columns.getBoolean("BUFFER_LENGTH")).isFalse();
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
        assertThat(metaData.storesUpperCaseIdentifiers()).isFalse();
        assertThat(metaData.storesMixedCaseIdentifiers()).isFalse();
        assertThat(metaData.supportsMixedCaseIdentifiers()).isFalse();
        assertThat(metaData.nullsAreSortedHigh()).isTrue();
        assertThat(metaData.nullsAreSortedLow()).isFalse();
        assertThat(metaData.nullsAreSortedAtStart()).isFalse();
        assertThat(metaData.nullsAreSortedAtEnd()).isFalse();
        assertThat(metaData.supportsTransactions()).isFalse();
        assertThat(metaData.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE))
                .isTrue();
        assertThat(metaData.supportsBatchUpdates()).isFalse();
        assertThat(rows(metaData.getClientInfoProperties(), "NAME")).containsExactly("ApplicationName");
    }
}
