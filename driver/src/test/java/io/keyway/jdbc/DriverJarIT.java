package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the driver's jar, and what must never be. */
class DriverJarIT {
    private static final long MOST_BYTES = 40L << 20;

    private JarFile jar;

    static Path path() {
        return Path.of(System.getProperty("keyway.driverJar"));
    }

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(path().toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void everyClassIsOurs() {
        assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).startsWith("io/keyway/"));
    }

    @Test
    void everyServiceIsOurs() throws IOException {
        assertThat(jar.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith("META-INF/services/"))
                        .map(name -> name.substring("META-INF/services/".length())))
                .contains("java.sql.Driver")
                .allSatisfy(name -> assertThat(name).matches("java\\.sql\\.Driver|io\\.keyway\\.shaded\\..*"));
        assertThat(text("META-INF/services/java.sql.Driver").strip()).isEqualTo("io.keyway.jdbc.KeywayDriver");
    }

    @Test
    void itSaysWhatItIs() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();
        assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.keyway.jdbc");
        assertThat(path().getFileName())
                .hasToString("keyway-jdbc-" + manifest.getValue("Implementation-Version") + ".jar");
        assertThat(text("META-INF/LICENSE")).contains("Apache License", "Janino", "SLF4J");
        assertThat(text("META-INF/NOTICE")).contains("Apache Calcite");
    }

    @Test
    void itIsSmallEnough() throws IOException {
        assertThat(Files.size(path())).isLessThan(MOST_BYTES);
    }

    /** Who depends on the driver gets one jar, and nothing of what is inside of it a second time. */
    @Test
    void itNeedsNoOther() throws IOException {
        assertThat(Files.readString(path().resolveSibling("published-pom.xml")))
                .contains("<artifactId>keyway-jdbc</artifactId>")
                .doesNotContain("<dependenc", "<parent>");
    }

    private String text(String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
