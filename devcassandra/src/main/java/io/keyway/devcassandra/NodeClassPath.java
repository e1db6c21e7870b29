package io.keyway.devcassandra;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The class path of the node's JVM: the jars of the folder that our own jar lies in, if Cassandra's are there too; else
 * Cassandra as Maven resolved it when this module was built, and ourselves.
 *
 * @param entries absolute paths
 */
record NodeClassPath(List<String> entries) {
    private static final String RESOURCE = "node.classpath";

    static NodeClassPath load() {
        Path own = ownLocation();
        List<String> installed = jarsBeside(own);
        if (installed.stream().anyMatch(NodeClassPath::isAgent)) {
            return new NodeClassPath(installed);
        }
        List<String> all = new ArrayList<>(asBuilt());
        all.add(own.toString());
        return new NodeClassPath(List.copyOf(all));
    }

    private static List<String> asBuilt() {
        List<String> cassandra = List.of(Resources.text(RESOURCE).strip().split(Pattern.quote(File.pathSeparator)));
        for (String entry : cassandra) {
            if (!Files.exists(Path.of(entry))) {
                throw new DevNodeException(entry + " is missing, which the build put there; run mvn again");
            }
        }
        return cassandra;
    }

    private static List<String> jarsBeside(Path own) {
        Path folder = own.getParent();
        if (folder == null || !Files.isRegularFile(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DevNodeException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Our own jar or classes folder, for the node's main class. */
    private static Path ownLocation() {
        try {
            return Path.of(NodeClassPath.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Jamm measures objects for Cassandra's memory accounting, and only as a Java agent. */
    String agent() {
        return entries.stream()
                .filter(NodeClassPath::isAgent)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jamm in " + RESOURCE));
    }

    private static boolean isAgent(String entry) {
        return Path.of(entry).getFileName().toString().startsWith("jamm-");
    }

    String joined() {
        return String.join(File.pathSeparator, entries);
    }
}
