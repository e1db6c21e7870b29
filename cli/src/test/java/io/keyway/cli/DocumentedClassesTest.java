package io.keyway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that lead through the code name classes that exist. */
class DocumentedClassesTest {
    private static final Path ROOT = Path.of("..");

    /** {@code `NameOfClass`}, in at least two words, or with a package or a method. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Z][A-Za-z]+)[`.(]");

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "docs/debugging.md", "docs/devcassandra.md", "CONTRIBUTING.md"})
    void everyNamedClassExists(String page) throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty().isSubsetOf(classes());
    }

    private static Set<String> classes() throws IOException {
        Set<String> classes = new TreeSet<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, module -> Files.isDirectory(src(module)))) {
            for (Path module : modules) {
                try (Stream<Path> files = Files.walk(src(module))) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .map(name -> name.substring(0, name.length() - ".java".length()))
                            .forEach(classes::add);
                }
            }
        }
        return classes;
    }

    private static Path src(Path module) {
        return module.resolve("src");
    }
}
