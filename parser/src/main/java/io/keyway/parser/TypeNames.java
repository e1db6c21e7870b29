package io.keyway.parser;

import io.keyway.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The names that PostgreSQL and CQL give to types of the standard. Those with a time zone are those without, since Keyway's
 * clock is UTC.
 *
 *   x::text, CAST(x AS int8)   ->   x::varchar, CAST(x AS BIGINT)
 */
final class TypeNames {
    /** Digits of an address in its longest form, by which columns of that type are known. */
    private static final int ADDRESS_LENGTH = 45;

    /** Digits of a number whose digits after the point are as many as it has. */
    private static final int DIGITS = 38;

    /** From this many digits after the point on, a type keeps those that a number has. */
    private static final int ANY_SCALE = 18;

    private static final Set<String> COLLECTIONS = Set.of("list", "set", "map", "frozen", "vector", "tuple");

    /** Names of types in the standard that a text may follow. */
    private static final Set<String> KEYWORDS = Set.of(
            "bigint",
            "boolean",
            "char",
            "character",
            "decimal",
            "float",
            "int",
            "integer",
            "numeric",
            "real",
            "smallint",
            "tinyint",
            "varchar");

    private static final Map<String, SqlTypeName> NAMES = Map.ofEntries(
            Map.entry("ascii", SqlTypeName.VARCHAR),
            Map.entry("bpchar", SqlTypeName.VARCHAR),
            Map.entry("clob", SqlTypeName.VARCHAR),
            Map.entry("inet", SqlTypeName.VARCHAR),
            Map.entry("name", SqlTypeName.VARCHAR),
            Map.entry("string", SqlTypeName.VARCHAR),
            Map.entry("text", SqlTypeName.VARCHAR),
            Map.entry("bool", SqlTypeName.BOOLEAN),
            Map.entry("int2", SqlTypeName.SMALLINT),
            Map.entry("int4", SqlTypeName.INTEGER),
            Map.entry("int8", SqlTypeName.BIGINT),
            Map.entry("counter", SqlTypeName.BIGINT),
            Map.entry("varint", SqlTypeName.DECIMAL),
            Map.entry("float4", SqlTypeName.REAL),
            Map.entry("float8", SqlTypeName.DOUBLE),
            Map.entry("timestamptz", SqlTypeName.TIMESTAMP),
            Map.entry("timetz", SqlTypeName.TIME),
            Map.entry("timeuuid", SqlTypeName.UUID),
            Map.entry("blob", SqlTypeName.VARBINARY),
            Map.entry("bytea", SqlTypeName.VARBINARY));

    private TypeNames() {}

    /** Whether a word is one of these names, in any case unless it is quoted. */
    static boolean contains(String word) {
        return NAMES.containsKey(name(word));
    }

    private static String name(String word) {
        return word.startsWith("\"") && word.length() > 2
                ? word.substring(1, word.length() - 1)
                : word.toLowerCase(Locale.ROOT);
    }

    /** The type that a name of these stands for. */
    static SqlTypeNameSpec type(String word, SqlParserPos pos) {
        String name = name(word);
        SqlTypeName type = NAMES.get(name);
        if (type == null) {
            throw new IllegalArgumentException(word);
        }
        return switch (name) {
            case "inet" -> new SqlBasicTypeNameSpec(type, ADDRESS_LENGTH, pos);
            case "varint" -> new SqlBasicTypeNameSpec(type, DIGITS, 0, pos);
            default -> new SqlBasicTypeNameSpec(type, pos);
        };
    }

    /** Whether a word is a name of the standard's that a text may follow. */
    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a word is the name of one of CQL's collections. */
    static boolean isCollection(String word) {
        return COLLECTIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** NUMERIC without a number of digits, which keeps those of its values, as in PostgreSQL. */
    static SqlTypeNameSpec decimal(SqlParserPos pos) {
        return new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, DIGITS, ANY_SCALE, pos);
    }

    /** A collection of CQL; sets and vectors are arrays, tuples have no names for their parts. */
    static SqlTypeNameSpec collection(String word, List<SqlDataTypeSpec> elements, SqlParserPos pos) {
        String name = word.toLowerCase(Locale.ROOT);
        int expected = name.equals("map") ? 2 : 1;
        if (elements.size() != expected || name.equals("tuple")) {
            String message = name.equals("tuple")
                    ? "nothing can be cast to a tuple"
                    : name + " takes " + expected + (expected == 1 ? " type" : " types");
            throw Syntax.refusal(ErrorCode.SYNTAX_ERROR, message, pos);
        }
        SqlTypeNameSpec first = elements.get(0).getTypeNameSpec();
        return switch (name) {
            case "frozen" -> first;
            case "map" -> new SqlMapTypeNameSpec(elements.get(0), elements.get(1), pos);
            default -> new SqlCollectionTypeNameSpec(first, SqlTypeName.ARRAY, pos);
        };
    }
}
