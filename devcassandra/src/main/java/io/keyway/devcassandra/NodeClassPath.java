package io.keyway.devcassandra;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The class path of the node's JVM: Cassandra as Maven resolved it when this module was built, and ourselves.
 *
 * @param entries absolute paths
 */
record NodeClassPath(List<String> entries) {
    private static final String RESOURCE = "node.classpath";

    static NodeClassPath load() {
        List<String> cassandra = List.of(Resources.text(RESOURCE).strip().split(Pattern.quote(File.pathSeparator)));
        for (String entry : cassandra) {
            if (!Files.exists(Path.of(entry))) {
                throw new DevNodeException(entry + " is missing, which the build put there; run mvn again");
            }
        }
        List<String> all = new ArrayList<>(cassandra);
        all.add(ownLocation());
        return new NodeClassPath(List.copyOf(all));
    }

    /** Our own jar or classes folder, for the node's main class. */
    private static String ownLocation() {
        try {
            return Path.of(NodeClassPath.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Jamm measures objects for Cassandra's memory accounting, and only as a Java agent. */
    String agent() {
        return entries.stream()
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("jamm-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jamm in " + RESOURCE));
    }

    String joined() {
        return String.join(File.pathSeparator, entries);
    }
}
