package io.keyway.sqlshell.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a model file says about the connection: {@code schemas[*].operand.contactPoints} and {@code .keyspace}.
 *
 * @param contactPoints {@code HOST[:PORT]}, several divided by commas; null when the file has none
 * @param keyspace null when the file has none
 */
record ModelDefaults(
        @Nullable String contactPoints, @Nullable String keyspace) {
    static final ModelDefaults NONE = new ModelDefaults(null, null);

    /** Reads these two values and skips the rest, which is the driver's business. */
    static ModelDefaults read(Path file) throws ConnectException {
        try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
            String contactPoints = null;
            String keyspace = null;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && isInOperand(json)) {
                    switch (json.currentName()) {
                        case "contactPoints" -> contactPoints = json.getText();
                        case "keyspace" -> keyspace = json.getText();
                        default -> {
                            // Not about the connection.
                        }
                    }
                }
            }
            return new ModelDefaults(contactPoints, keyspace);
        } catch (JsonProcessingException e) {
            throw new ConnectException(file + ":" + e.getLocation().getLineNr() + ":"
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ConnectException(
                    "cannot read the model file " + file + (Files.exists(file) ? "" : ": no such file"));
        }
    }

    private static boolean isInOperand(JsonParser json) {
        var parent = json.getParsingContext().getParent();
        return parent != null && "operand".equals(parent.getCurrentName());
    }
}
