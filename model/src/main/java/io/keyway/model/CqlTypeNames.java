package io.keyway.model;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import io.keyway.error.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the CQL types that a model may use, as CQL writes them: {@code text}, {@code list<int>},
 * {@code frozen<map<text, int>>}, {@code tuple<int, text>}, {@code vector<float, 3>}.
 *
 * <p>User-defined types are excluded, since the model has no place to define them, and so is {@code counter}, which
 * cannot be inserted.
 */
public final class CqlTypeNames {
    private static final Map<String, DataType> SIMPLE = simpleTypes();
    private static final List<String> COMPOSED = List.of("list", "set", "map", "tuple", "vector", "frozen");
    private static final int MAX_VECTOR_DIMENSIONS = 8192;

    private final String text;
    private int at;

    private CqlTypeNames(String text) {
        this.text = text;
    }

    /**
     * The type of that name.
     *
     * @throws IllegalArgumentException when the text is no type a model may use, saying why
     */
    static DataType parse(String text) {
        CqlTypeNames parser = new CqlTypeNames(text);
        DataType type = parser.type(false);
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.unreadable();
        }
        return type;
    }

    /** The type as CQL writes it; the driver writes the dimensions of a vector in the digits of the JVM's language. */
    public static String of(DataType type) {
        return written(type, true);
    }

    /** The type as CQL writes it, without {@code frozen<...>}. */
    public static String unfrozen(DataType type) {
        return written(type, false);
    }

    private static String written(DataType type, boolean frozen) {
        if (type instanceof VectorType vector) {
            return "vector<" + written(vector.getElementType(), frozen) + ", " + vector.getDimensions() + ">";
        }
        if (type instanceof ListType list) {
            return collection("list", frozen && list.isFrozen(), frozen, list.getElementType());
        }
        if (type instanceof SetType set) {
            return collection("set", frozen && set.isFrozen(), frozen, set.getElementType());
        }
        if (type instanceof MapType map) {
            return collection("map", frozen && map.isFrozen(), frozen, map.getKeyType(), map.getValueType());
        }
        return type instanceof TupleType tuple && !(type instanceof UserDefinedType)
                ? collection("tuple", frozen, frozen, tuple.getComponentTypes().toArray(DataType[]::new))
                : type.asCql(frozen, true);
    }

    private static String collection(String name, boolean itself, boolean frozen, DataType... parts) {
        String text =
                Stream.of(parts).map(part -> written(part, frozen)).collect(Collectors.joining(", ", name + "<", ">"));
        return itself ? "frozen<" + text + ">" : text;
    }

    /** Whether the type is a collection whose elements can be written one by one. */
    public static boolean isUnfrozenCollection(DataType type) {
        return (type instanceof ListType list && !list.isFrozen())
                || (type instanceof SetType set && !set.isFrozen())
                || (type instanceof MapType map && !map.isFrozen());
    }

    /** Whether Cassandra takes a column of the type in a primary key. */
    public static boolean isKeyType(DataType type) {
        return !type.equals(DataTypes.DURATION) && !isUnfrozenCollection(type);
    }

    private DataType type(boolean frozen) {
        String name = word().toLowerCase(Locale.ROOT);
        if (COMPOSED.contains(name)) {
            return arguments(name, frozen);
        }
        DataType simple = SIMPLE.get(name);
        if (simple != null) {
            return simple;
        }
        if (name.equals("counter")) {
            throw new IllegalArgumentException("a counter cannot be loaded from records");
        }
        List<String> known =
                Stream.concat(SIMPLE.keySet().stream(), COMPOSED.stream()).toList();
        throw new IllegalArgumentException(
                "no CQL type \"" + name + "\" that a model may use" + NearestName.suggestion(name, known));
    }

    private DataType arguments(String name, boolean frozen) {
        expect('<');
        DataType result = switch (name) {
            case "list" -> DataTypes.listOf(element(frozen), frozen);
            case "set" -> DataTypes.setOf(element(frozen), frozen);
            case "map" -> mapType(frozen);
            case "tuple" -> tupleType();
            case "vector" -> vectorType();
            default -> frozenType();
        };
        expect('>');
        return result;
    }

    private DataType mapType(boolean frozen) {
        DataType key = element(frozen);
        expect(',');
        return DataTypes.mapOf(key, element(frozen), frozen);
    }

    private DataType tupleType() {
        List<DataType> types = new ArrayList<>();
        do {
            types.add(type(true));
        } while (accept(','));
        return DataTypes.tupleOf(types.toArray(DataType[]::new));
    }

    private DataType vectorType() {
        DataType element = type(true);
        expect(',');
        String digits = word();
        if (!digits.matches("[0-9]{1,5}")
                || Integer.parseInt(digits) < 1
                || Integer.parseInt(digits) > MAX_VECTOR_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a vector has 1 to " + MAX_VECTOR_DIMENSIONS + " dimensions, not \"" + digits + "\"");
        }
        return DataTypes.vectorOf(element, Integer.parseInt(digits));
    }

    private DataType frozenType() {
        DataType type = type(true);
        if (SIMPLE.containsValue(type)) {
            throw new IllegalArgumentException("only collections and tuples can be frozen, not " + of(type));
        }
        return type;
    }

    /** An element of a collection, which Cassandra wants frozen when it is a collection itself. */
    private DataType element(boolean frozen) {
        DataType element = type(frozen);
        if (isUnfrozenCollection(element)) {
            throw new IllegalArgumentException(
                    "a collection inside a collection must be frozen<...> in \"" + text + "\"");
        }
        return element;
    }

    private String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == start) {
            throw unreadable();
        }
        return text.substring(start, at);
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw unreadable();
        }
    }

    private boolean accept(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("cannot read the CQL type \"" + text + "\" at character " + (at + 1));
    }

    private static Map<String, DataType> simpleTypes() {
        Map<String, DataType> types = new LinkedHashMap<>();
        Stream<DataType> all = Stream.of(
                DataTypes.ASCII,
                DataTypes.BIGINT,
                DataTypes.BLOB,
                DataTypes.BOOLEAN,
                DataTypes.DATE,
                DataTypes.DECIMAL,
                DataTypes.DOUBLE,
                DataTypes.DURATION,
                DataTypes.FLOAT,
                DataTypes.INET,
                DataTypes.INT,
                DataTypes.SMALLINT,
                DataTypes.TEXT,
                DataTypes.TIME,
                DataTypes.TIMESTAMP,
                DataTypes.TIMEUUID,
                DataTypes.TINYINT,
                DataTypes.UUID,
                DataTypes.VARINT);
        all.forEach(type -> types.put(unfrozen(type), type));
        types.put("varchar", DataTypes.TEXT);
        return types;
    }
}
