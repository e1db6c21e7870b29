package io.keyway.bench.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model files that Keyway's connections are given. */
public final class ModelFile {
    private ModelFile() {}

    /** The model of the keyspace. */
    public static String text(Dataset dataset) throws IOException {
        try (InputStream in = ModelFile.class.getResourceAsStream("model.json")) {
            if (in == null) {
                throw new IllegalStateException("the build of this module left out its model");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("KEYSPACE", dataset.keyspace());
        }
    }

    /** Writes the model of the keyspace into the folder and returns the file. */
    public static Path write(Path folder, Dataset dataset) throws IOException {
        return Files.writeString(folder.resolve(dataset.keyspace() + ".json"), text(dataset));
    }
}
