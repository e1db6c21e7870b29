package io.keyway.devcassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several installations is taken. */
final class JavaFinderTest {
    @TempDir
    private Path machine;

    @Test
    void javaHomeComesFirst() throws IOException {
        Path home = install("home", "21.0.2");
        Path running = install("running", "22");
        assertThat(finder(Map.of("JAVA_HOME", home.toString()), running).find())
                .isEqualTo(new JavaFinder.Java(home, 21));
    }

    @Test
    void java17ComesBeforeANewerJavaHome() throws IOException {
        Path home = install("home", "21.0.2");
        Path old = install("jvm/old", "17.0.15");
        assertThat(finder(Map.of("JAVA_HOME", home.toString()), home).find()).isEqualTo(new JavaFinder.Java(old, 17));
    }

    @Test
    void aTooNewJavaHomeIsPassedOver() throws IOException {
        Path home = install("home", "25");
        Path running = install("running", "17.0.15");
        assertThat(finder(Map.of("JAVA_HOME", home.toString()), running).find().home())
                .isEqualTo(running);
    }

    @Test
    void aLinkOnThePathIsFollowed() throws IOException {
        Path real = install("somewhere", "17.0.1");
        Path bin = Files.createDirectory(machine.resolve("links"));
        Files.createSymbolicLink(bin.resolve("java"), real.resolve("bin/java"));
        assertThat(finder(Map.of("PATH", "/nowhere:" + bin), install("running", "24.0.1"))
                        .find()
                        .home())
                .isEqualTo(real.toRealPath());
    }

    @Test
    void theUsualFoldersComeLastAndTheirOldestFirst() throws IOException {
        install("jvm/a", "23");
        Path seventeen = install("jvm/temurin.jdk/Contents/Home", "17");
        install("jvm/c", "11.0.2");
        install("jvm/d", "1.8.0_402");
        Files.createDirectories(machine.resolve("jvm/empty"));
        assertThat(finder(Map.of(), install("running", "25")).find().home()).isEqualTo(seventeen);
    }

    @Test
    void noneIsOneClearLine() throws IOException {
        JavaFinder finder = finder(Map.of(), install("running", "25"));
        assertThatThrownBy(finder::find)
                .isInstanceOf(DevNodeException.class)
                .hasMessage(
                        "no Java from 17 to 23 found, which Cassandra 5.0 needs; install one or set JAVA_HOME to one");
    }

    private JavaFinder finder(Map<String, String> environment, Path running) {
        return new JavaFinder(environment, List.of(machine.resolve("jvm")), running);
    }

    private Path install(String name, String version) throws IOException {
        Path home = machine.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
