package io.keyway.sqlshell.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyway.sqlshell.connect.ConnectOptions.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
    private static final Login NOBODY = new Login(null, null, false);

    @TempDir
    Path directory;

    @Test
    void withoutAnythingItIsThisMachine() throws Exception {
        Target target = target(null, null, null);

        assertThat(target.url()).isEqualTo("jdbc:keyway://127.0.0.1:9042/");
        assertThat(target.properties()).isEmpty();
    }

    @Test
    void theModelFileGivesHostAndKeyspace() throws Exception {
        Path model = model();
        Target target = target(null, null, null);

        assertThat(target.url()).isEqualTo("jdbc:keyway://10.0.0.1:9142,10.0.0.2/music");
        assertThat(target.properties()).isEqualTo(Map.of("model", model.toString()));
    }

    @Test
    void flagsWinOverTheModelFile() throws Exception {
        Path model = model();

        assertThat(target("h:1", null, null).url()).isEqualTo("jdbc:keyway://h:1/music");
        assertThat(target("h:1", null, null).properties()).containsEntry("model", model.toString());
        assertThat(target(null, "other", null).url()).isEqualTo("jdbc:keyway://10.0.0.1:9142,10.0.0.2/other");
        assertThat(target(null, "other", null).properties()).isEmpty();
        assertThat(target(null, "other", model).properties()).containsEntry("model", model.toString());
    }

    @Test
    void aUrlIsTakenAsItIs() throws Exception {
        model();
        var options = new ConnectOptions("jdbc:h2:mem:x", null, null, null, NOBODY);

        assertThat(Target.of(options, directory)).isEqualTo(new Target("jdbc:h2:mem:x", Map.of()));
    }

    @Test
    void thePasswordIsNeverShown() throws Exception {
        var options = new ConnectOptions("jdbc:keyway://h/k?x=y", null, null, null, new Login("me", "pässword", true));
        Target target = Target.of(options, directory);

        assertThat(target.properties()).isEqualTo(Map.of("user", "me", "password", "pässword", "ssl", "true"));
        assertThat(target).hasToString("jdbc:keyway://h/k");
        assertThat(options.toString()).doesNotContain("pässword");
    }

    @Test
    void aBrokenModelFileIsNamedWithThePlace() throws IOException {
        Path model = Files.writeString(directory.resolve("model.json"), "{\n  \"schemas\": [}");

        assertThatThrownBy(() -> target(null, null, null))
                .isInstanceOf(ConnectException.class)
                .hasMessageStartingWith(model + ":2:");
        assertThatThrownBy(() -> target(null, null, directory.resolve("none.json")))
                .isInstanceOf(ConnectException.class)
                .hasMessageEndingWith("none.json: no such file");
    }

    private Target target(@Nullable String host, @Nullable String keyspace, @Nullable Path model)
            throws ConnectException {
        return Target.of(new ConnectOptions(null, host, keyspace, model, NOBODY), directory);
    }

    private Path model() throws IOException {
        return Files.writeString(directory.resolve("model.json"), """
                {"schemas": [{"name": "m", "operand": {"contactPoints": "10.0.0.1:9142, 10.0.0.2", "keyspace": "music",
                  "tables": [{"keyspace": "no", "operand": {"contactPoints": 1}}]}}]}
                """);
    }
}
