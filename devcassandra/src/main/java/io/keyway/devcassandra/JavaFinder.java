package io.keyway.devcassandra;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a Java that Cassandra 5.0 runs on, which may be another than the one we run on.
 *
 * <p>Looked at in this order: {@code JAVA_HOME}, the running JVM, {@code java} on the PATH, then the usual
 * folders of Linux and macOS, oldest version first. The first Java 17 wins, which Cassandra 5.0 is made for,
 * and without one the first that fits. The version is read from the installation's {@code release} file, so
 * nothing is executed.
 */
final class JavaFinder {
    private static final int OLDEST = 17;
    private static final int NEWEST = 23;

    private final Map<String, String> environment;
    private final List<Path> folders;
    private final Path running;

    JavaFinder(Map<String, String> environment, List<Path> folders, Path running) {
        this.environment = environment;
        this.folders = folders;
        this.running = running;
    }

    static JavaFinder ofThisMachine() {
        return new JavaFinder(System.getenv(), usualFolders(), Path.of(System.getProperty("java.home")));
    }

    /** A Java installation with its feature version, such as 17. */
    record Java(Path home, int version) {
        Path executable() {
            return home.resolve("bin").resolve("java");
        }
    }

    Java find() {
        List<Java> fit = Stream.concat(preferred().stream(), installed())
                .filter(java -> java.version() >= OLDEST && java.version() <= NEWEST)
                .toList();
        return fit.stream()
                .min(Comparator.comparing(java -> java.version() != OLDEST))
                .orElseThrow(() -> new NoJavaException("no Java from " + OLDEST + " to " + NEWEST
                        + " found, which Cassandra 5.0 needs; install one or set JAVA_HOME to one"));
    }

    private List<Java> preferred() {
        List<Path> homes = new ArrayList<>();
        String home = environment.get("JAVA_HOME");
        if (home != null && !home.isBlank()) {
            homes.add(Path.of(home));
        }
        homes.add(running);
        for (String folder : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            homeOfExecutable(Path.of(folder, "java")).ifPresent(homes::add);
        }
        return homes.stream().flatMap(path -> inspect(path).stream()).toList();
    }

    /** The PATH usually has a symbolic link to {@code HOME/bin/java}. */
    private static Optional<Path> homeOfExecutable(Path executable) {
        if (!Files.isExecutable(executable)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(executable.toRealPath().getParent()).map(Path::getParent);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Stream<Java> installed() {
        return folders.stream()
                .flatMap(folder -> children(folder).stream())
                .flatMap(child -> Stream.of(
                        child, child.resolve("Contents/Home"), child.resolve("libexec/openjdk.jdk/Contents/Home")))
                .flatMap(home -> inspect(home).stream())
                .sorted(Comparator.comparingInt(Java::version));
    }

    private static List<Path> usualFolders() {
        Path home = Path.of(System.getProperty("user.home"));
        return List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/usr/lib64/jvm"),
                Path.of("/usr/java"),
                Path.of("/opt"),
                Path.of("/opt/java"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                home.resolve("Library/Java/JavaVirtualMachines"),
                Path.of("/opt/homebrew/opt"),
                Path.of("/usr/local/opt"),
                home.resolve(".sdkman/candidates/java"),
                home.resolve(".asdf/installs/java"),
                home.resolve(".local/share/mise/installs/java"),
                home.resolve(".jdks"));
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Java> inspect(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return featureVersion(properties.getProperty("JAVA_VERSION")).map(version -> new Java(home, version));
    }

    /** The number before the first dot of a quoted version such as {@code "17.0.15"}. */
    private static Optional<Integer> featureVersion(@Nullable String quoted) {
        if (quoted == null) {
            return Optional.empty();
        }
        String digits = quoted.replace("\"", "").split("[^0-9]", 2)[0];
        return digits.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(digits));
    }
}
