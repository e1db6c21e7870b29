package io.keyway.bench.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model files that Keyway's connections are given. */
public final class ModelFile {
    private ModelFile() {}

    /** Writes the model of the keyspace into the folder and returns the file. */
    public static Path write(Path folder, Dataset dataset) throws IOException {
        try (InputStream in = ModelFile.class.getResourceAsStream("model.json")) {
            if (in == null) {
                throw new IllegalStateException("the build of this module left out its model");
            }
            String model = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Path file = folder.resolve(dataset.keyspace() + ".json");
            return Files.writeString(file, model.replace("KEYSPACE", dataset.keyspace()));
        }
    }
}
