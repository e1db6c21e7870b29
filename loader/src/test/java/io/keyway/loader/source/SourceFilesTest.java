package io.keyway.loader.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    private final Path folder;

    SourceFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void plant() throws IOException {
        for (String name : List.of(
                "events/b.csv",
                "events/a.csv",
                "events/README.md",
                "events/.hidden.csv",
                "events/.git/c.csv",
                "events/2018/11/d.CSV",
                "notes/x.txt")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, "a\n");
        }
        Files.createSymbolicLink(folder.resolve("events/loop"), folder.resolve("events"));
    }

    @Test
    void walksFoldersInOrder() {
        assertThat(SourceFiles.find(List.of(folder.resolve("events"))))
                .extracting(SourceFile::name)
                .containsExactly("events/2018/11/d.CSV", "events/a.csv", "events/b.csv");
    }

    @Test
    void takesEachFileOnce() {
        Path file = folder.resolve("events/b.csv");
        assertThat(SourceFiles.find(List.of(file, folder.resolve("events"), file)))
                .extracting(SourceFile::path)
                .startsWith(file)
                .hasSize(3);
    }

    @Test
    void saysWhatIsWrong() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> SourceFiles.find(List.of(missing))).hasMessage("no such file or folder: " + missing);
        Path text = folder.resolve("notes/x.txt");
        assertThatThrownBy(() -> SourceFiles.find(List.of(text)))
                .hasMessage("cannot tell the format of " + text + " by its name");
        Path notes = folder.resolve("notes");
        assertThatThrownBy(() -> SourceFiles.find(List.of(notes))).hasMessage("nothing to load in " + notes);
    }
}
