package io.keyway.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and validates model files.
 *
 * <p>Every complaint is a {@link KeywayException} with {@link ErrorCode#INVALID_MODEL} that names the file and the
 * place in it. Comments are allowed, as Calcite allows them.
 */
public final class ModelReader {
    /** The factory that a model file names for a schema of ours. */
    public static final String FACTORY = "io.keyway.calcite.KeywaySchemaFactory";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What Calcite's {@code ModelHandler} adds to every operand. */
    private static final List<String> ADDED_BY_CALCITE = List.of("modelUri", "baseDirectory");

    private ModelReader() {}

    /**
     * The model at a place that a user names.
     *
     * @param location a path, or a URL such as {@code https://example.org/model.json}
     */
    public static Model readFrom(String location) {
        if (!location.contains("://")) {
            return read(Path.of(location));
        }
        try (InputStream content = URI.create(location).toURL().openStream()) {
            return parse(new String(content.readAllBytes(), StandardCharsets.UTF_8), location);
        } catch (IOException | IllegalArgumentException e) {
            throw new KeywayException(ErrorCode.INVALID_MODEL, "cannot read the model file " + location + ": " + e, e);
        }
    }

    /** The model in a file of UTF-8 text. */
    public static Model read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new KeywayException(ErrorCode.INVALID_MODEL, "no model file at " + file, e)
                    .withHint("name one: --model of the command, or the property model of a connection");
        } catch (CharacterCodingException e) {
            throw new KeywayException(ErrorCode.INVALID_MODEL, file + ": not UTF-8 text", e);
        } catch (IOException e) {
            throw new KeywayException(ErrorCode.INVALID_MODEL, "cannot read the model file " + file + ": " + e, e);
        }
    }

    /**
     * The model in a text.
     *
     * @param json the text of a whole model file
     * @param origin how complaints call it: a file's name, or where else it comes from
     */
    public static Model parse(String json, String origin) {
        JsonPlace root = new JsonPlace(origin, "$", tree(json, origin));
        root.objectOf("version", "defaultSchema", "schemas", "types");
        JsonPlace schema = schema(root);
        schema.objectOf(
                "name",
                "type",
                "factory",
                "operand",
                "path",
                "materializations",
                "lattices",
                "cache",
                "autoLattice",
                "tables",
                "functions",
                "types");
        return model(schema.required("operand"), json);
    }

    /**
     * The model in the operand that Calcite hands to a schema factory; the same rules hold.
     *
     * @param schemaName the schema's name in Calcite's model
     * @param operand as Calcite passes it, with what Calcite adds
     */
    public static Model ofOperand(String schemaName, Map<String, Object> operand) {
        Map<String, Object> declared = new LinkedHashMap<>(operand);
        ADDED_BY_CALCITE.forEach(declared::remove);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", "1.0");
        file.put("defaultSchema", schemaName);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("name", schemaName);
        schema.put("type", "custom");
        schema.put("factory", FACTORY);
        schema.put("operand", declared);
        file.put("schemas", List.of(schema));
        JsonNode node = JSON.valueToTree(declared);
        return model(new JsonPlace(origin(operand), "schema " + schemaName + ": operand", node), text(file));
    }

    private static String origin(Map<String, Object> operand) {
        return operand.get("modelUri") instanceof String uri && !uri.startsWith("inline:") ? uri : "the model";
    }

    private static String text(Map<String, Object> file) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new KeywayException(ErrorCode.INVALID_MODEL, "cannot write the model as JSON: " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(String json, String origin) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            String place = where == null ? "" : ":" + where.getLineNr() + ":" + where.getColumnNr();
            throw new KeywayException(
                    ErrorCode.INVALID_MODEL, origin + place + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Our schema in the file; among several, the default one. */
    private static JsonPlace schema(JsonPlace root) {
        List<JsonPlace> ours = root.required("schemas").nonEmptyItems().stream()
                .filter(schema -> FACTORY.equals(schema.node().path("factory").textValue()))
                .toList();
        if (ours.isEmpty()) {
            throw root.required("schemas").error("no schema here has the factory " + FACTORY);
        }
        if (ours.size() == 1) {
            return ours.get(0);
        }
        Optional<String> wanted = root.optional("defaultSchema").map(JsonPlace::text);
        return ours.stream()
                .filter(schema -> wanted.isPresent()
                        && wanted.get().equals(schema.node().path("name").textValue()))
                .findFirst()
                .orElseThrow(() -> root.error(
                        "several schemas have the factory " + FACTORY + " and \"defaultSchema\" names none of them"));
    }

    private static Model model(JsonPlace operand, String json) {
        operand.objectOf("contactPoints", "keyspace", "replication", "tables");
        JsonPlace keyspace = operand.required("keyspace");
        TableReader.physicalName(keyspace);
        Map<String, String> replication =
                operand.optional("replication").map(ModelReader::replication).orElse(Map.of());
        return new Model(
                operand.optional("contactPoints").map(JsonPlace::text),
                keyspace.text(),
                replication,
                TableReader.tables(operand.required("tables")),
                json);
    }

    private static Map<String, String> replication(JsonPlace place) {
        Map<String, String> options = place.texts();
        if (!options.containsKey("class")) {
            throw place.error("missing property \"class\", for example \"SimpleStrategy\"");
        }
        return options;
    }
}
