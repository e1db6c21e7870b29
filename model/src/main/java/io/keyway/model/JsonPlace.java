package io.keyway.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.error.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A value of a model file together with its place, so that every error can name it.
 *
 * @param origin the file's name, or what is shown instead
 * @param path for example {@code $.schemas[0].operand}
 * @param node the value
 */
record JsonPlace(String origin, String path, JsonNode node) {

    /** An INVALID_MODEL failure that is about this value. */
    KeywayException error(String problem) {
        return new KeywayException(ErrorCode.INVALID_MODEL, origin + ": " + path + ": " + problem);
    }

    /** Refuses a value that is not an object, or that has an unknown property. */
    void objectOf(String... properties) {
        if (!node.isObject()) {
            throw error("expected an object, not " + kind());
        }
        List<String> known = List.of(properties);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String hint = NearestName.suggestion(name, known);
                throw error("unknown property \"" + name + "\""
                        + (hint.isEmpty() ? "; known here: " + String.join(", ", known) : hint));
            }
        });
    }

    /** The property of that name, unless it is missing or null. */
    Optional<JsonPlace> optional(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new JsonPlace(origin, path + "." + name, value));
    }

    JsonPlace required(String name) {
        return optional(name).orElseThrow(() -> error("missing property \"" + name + "\""));
    }

    /** A text that is not empty. */
    String text() {
        if (!node.isTextual()) {
            throw error("expected a text, not " + kind());
        }
        if (node.textValue().isBlank()) {
            throw error("expected a text that is not blank");
        }
        return node.textValue();
    }

    boolean bool() {
        if (!node.isBoolean()) {
            throw error("expected true or false, not " + kind());
        }
        return node.booleanValue();
    }

    /** An object whose values are texts or numbers, in the file's order. */
    Map<String, String> texts() {
        if (!node.isObject()) {
            throw error("expected an object, not " + kind());
        }
        Map<String, String> result = new LinkedHashMap<>();
        node.properties().forEach(property -> {
            if (!property.getValue().isValueNode() || property.getValue().isNull()) {
                throw new JsonPlace(origin, path + "." + property.getKey(), property.getValue())
                        .error("expected a text or a number");
            }
            result.put(property.getKey(), property.getValue().asText());
        });
        return result;
    }

    List<JsonPlace> items() {
        if (!node.isArray()) {
            throw error("expected a list, not " + kind());
        }
        List<JsonPlace> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonPlace(origin, path + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    List<JsonPlace> nonEmptyItems() {
        List<JsonPlace> items = items();
        if (items.isEmpty()) {
            throw error("expected at least one entry");
        }
        return items;
    }

    /** Refuses the second of two items with one name. */
    static void distinct(List<JsonPlace> items, Function<JsonPlace, String> name) {
        Set<String> seen = new HashSet<>();
        for (JsonPlace item : items) {
            if (!seen.add(name.apply(item))) {
                throw item.error("\"" + name.apply(item) + "\" stands here twice");
            }
        }
    }

    private String kind() {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "the text \"" + node.textValue() + "\"";
            case NULL -> "null";
            default -> node.asText();
        };
    }
}
