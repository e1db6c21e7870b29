package io.keyway.loader.convert;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keyway.model.CqlTypeNames;
import io.keyway.value.MalformedText;
import io.keyway.value.TextReader;
import io.keyway.value.TextReaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collections, tuples and vectors, written as JSON; a map is an object, the others are arrays. */
final class JsonReaders {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonReaders() {}

    static Object read(DataType type, String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw MalformedText.of("not the JSON text of a " + CqlTypeNames.unfrozen(type));
        }
        return value(type, node);
    }

    private static Object value(DataType type, JsonNode node) {
        Optional<TextReader> scalar = TextReaders.of(type);
        if (scalar.isPresent()) {
            if (!node.isValueNode() || node.isNull()) {
                throw MalformedText.of("expected a " + CqlTypeNames.unfrozen(type) + ", not " + node);
            }
            return scalar.get().read(node.asText());
        }
        if (type instanceof ListType list) {
            return elements(list.getElementType(), array(type, node));
        }
        if (type instanceof SetType set) {
            return new LinkedHashSet<>(elements(set.getElementType(), array(type, node)));
        }
        if (type instanceof MapType map) {
            return entries(map, node);
        }
        if (type instanceof TupleType tuple) {
            return tuple(tuple, array(type, node));
        }
        if (type instanceof VectorType vector) {
            return vector(vector, array(type, node));
        }
        throw MalformedText.of("no reader for " + CqlTypeNames.unfrozen(type));
    }

    private static JsonNode array(DataType type, JsonNode node) {
        if (!node.isArray()) {
            throw MalformedText.of("not the JSON array of a " + CqlTypeNames.unfrozen(type));
        }
        return node;
    }

    private static List<Object> elements(DataType type, JsonNode array) {
        List<Object> values = new ArrayList<>();
        for (JsonNode element : array) {
            values.add(value(type, element));
        }
        return values;
    }

    private static Map<Object, Object> entries(MapType type, JsonNode node) {
        Optional<TextReader> key = TextReaders.of(type.getKeyType());
        if (!node.isObject() || key.isEmpty()) {
            throw MalformedText.of("not the JSON object of a " + CqlTypeNames.unfrozen(type));
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            values.put(key.get().read(entry.getKey()), value(type.getValueType(), entry.getValue()));
        }
        return values;
    }

    private static Object tuple(TupleType type, JsonNode array) {
        List<DataType> types = type.getComponentTypes();
        if (array.size() != types.size()) {
            throw MalformedText.of("a tuple of " + types.size() + " values, not of " + array.size());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(value(types.get(i), array.get(i)));
        }
        return type.newValue(values.toArray());
    }

    private static Object vector(VectorType type, JsonNode array) {
        if (array.size() != type.getDimensions()) {
            throw MalformedText.of("a vector of " + type.getDimensions() + " values, not of " + array.size());
        }
        return CqlVector.newInstance(elements(type.getElementType(), array));
    }
}
