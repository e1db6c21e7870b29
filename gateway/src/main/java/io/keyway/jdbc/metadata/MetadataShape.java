package io.keyway.jdbc.metadata;

import io.keyway.catalog.ColumnType;
import io.keyway.catalog.ColumnType.Kind;
import io.keyway.catalog.ResultColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of every result set of {@link java.sql.DatabaseMetaData}, as its Javadoc (JDBC 4.3) lists them. */
public enum MetadataShape {
    SCHEMAS("text TABLE_SCHEM TABLE_CATALOG"),
    CATALOGS("text TABLE_CAT"),
    TABLE_TYPES("text TABLE_TYPE"),
    TABLES("text TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
            + " SELF_REFERENCING_COL_NAME REF_GENERATION"),
    COLUMNS("text TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME int DATA_TYPE text TYPE_NAME"
            + " int COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE text REMARKS COLUMN_DEF"
            + " int SQL_DATA_TYPE SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION text IS_NULLABLE SCOPE_CATALOG"
            + " SCOPE_SCHEMA SCOPE_TABLE short SOURCE_DATA_TYPE text IS_AUTOINCREMENT IS_GENERATEDCOLUMN"),
    PRIMARY_KEYS("text TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME short KEY_SEQ text PK_NAME"),
    INDEXES("text TABLE_CAT TABLE_SCHEM TABLE_NAME boolean NON_UNIQUE text INDEX_QUALIFIER INDEX_NAME short TYPE"
            + " ORDINAL_POSITION text COLUMN_NAME ASC_OR_DESC long CARDINALITY PAGES text FILTER_CONDITION"),
    TYPES("text TYPE_NAME int DATA_TYPE PRECISION text LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS short NULLABLE"
            + " boolean CASE_SENSITIVE short SEARCHABLE boolean UNSIGNED_ATTRIBUTE FIXED_PREC_SCALE AUTO_INCREMENT"
            + " text LOCAL_TYPE_NAME short MINIMUM_SCALE MAXIMUM_SCALE int SQL_DATA_TYPE SQL_DATETIME_SUB"
            + " NUM_PREC_RADIX"),
    FOREIGN_KEYS("text PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM FKTABLE_NAME"
            + " FKCOLUMN_NAME short KEY_SEQ UPDATE_RULE DELETE_RULE text FK_NAME PK_NAME short DEFERRABILITY"),
    BEST_ROW_IDENTIFIER("short SCOPE text COLUMN_NAME int DATA_TYPE text TYPE_NAME int COLUMN_SIZE BUFFER_LENGTH"
            + " short DECIMAL_DIGITS PSEUDO_COLUMN"),
    VERSION_COLUMNS("short SCOPE text COLUMN_NAME int DATA_TYPE text TYPE_NAME int COLUMN_SIZE BUFFER_LENGTH"
            + " short DECIMAL_DIGITS PSEUDO_COLUMN"),
    TABLE_PRIVILEGES("text TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
    COLUMN_PRIVILEGES("text TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
    PROCEDURES("text PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED1 RESERVED2 RESERVED3 REMARKS"
            + " short PROCEDURE_TYPE text SPECIFIC_NAME"),
    PROCEDURE_COLUMNS("text PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME short COLUMN_TYPE int DATA_TYPE"
            + " text TYPE_NAME int PRECISION LENGTH short SCALE RADIX NULLABLE text REMARKS COLUMN_DEF"
            + " int SQL_DATA_TYPE SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION text IS_NULLABLE SPECIFIC_NAME"),
    FUNCTIONS("text FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS short FUNCTION_TYPE text SPECIFIC_NAME"),
    FUNCTION_COLUMNS("text FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME short COLUMN_TYPE int DATA_TYPE"
            + " text TYPE_NAME int PRECISION LENGTH short SCALE RADIX NULLABLE text REMARKS int CHAR_OCTET_LENGTH"
            + " ORDINAL_POSITION text IS_NULLABLE SPECIFIC_NAME"),
    USER_DEFINED_TYPES("text TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME int DATA_TYPE text REMARKS short BASE_TYPE"),
    ATTRIBUTES("text TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME int DATA_TYPE text ATTR_TYPE_NAME"
            + " int ATTR_SIZE DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE text REMARKS ATTR_DEF int SQL_DATA_TYPE"
            + " SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION text IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA"
            + " SCOPE_TABLE short SOURCE_DATA_TYPE"),
    SUPER_TYPES("text TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME"),
    SUPER_TABLES("text TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME"),
    PSEUDO_COLUMNS("text TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME int DATA_TYPE COLUMN_SIZE DECIMAL_DIGITS"
            + " NUM_PREC_RADIX text COLUMN_USAGE REMARKS int CHAR_OCTET_LENGTH text IS_NULLABLE"),
    CLIENT_INFO("text NAME int MAX_LEN text DEFAULT_VALUE DESCRIPTION");

    private final List<ResultColumn> columns;

    /**
     * A shape.
     *
     * @param text names of columns, with a type before the first of each run of the same type
     */
    MetadataShape(String text) {
        Stream.Builder<ResultColumn> result = Stream.builder();
        ColumnType type = ColumnType.of(Kind.VARCHAR);
        for (String word : text.split(" ")) {
            switch (word) {
                case "text" -> type = ColumnType.of(Kind.VARCHAR);
                case "short" -> type = ColumnType.of(Kind.SMALLINT);
                case "int" -> type = ColumnType.of(Kind.INTEGER);
                case "long" -> type = ColumnType.of(Kind.BIGINT);
                case "boolean" -> type = ColumnType.of(Kind.BOOLEAN);
                default -> result.add(new ResultColumn(word, word, null, null, type, true));
            }
        }
        columns = result.build().toList();
    }

    /** The columns, in order. */
    public List<ResultColumn> columns() {
        return columns;
    }

    /** One row; a null for each column that is not given. */
    public List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(Arrays.copyOf(values, columns.size()));
    }
}
