package io.keyway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private final Dependencies dependencies = Dependencies.of(
            ModelReader.read(Path.of("..", "model.json")).tables().get(0));

    @Test
    void theKeyDeterminesEverything() {
        assertThat(dependencies.closure(List.of("iteminsession", "sessionid"))).hasSize(11);
        assertThat(dependencies.closure(List.of("sessionid"))).containsExactly("sessionid");
    }

    @Test
    void declaredDependenciesHold() {
        assertThat(dependencies.closure(List.of("userid")))
                .containsExactly("userid", "firstname", "lastname", "gender");
        assertThat(dependencies.determines(List.of("userid", "song"), List.of("gender", "song")))
                .isTrue();
        assertThat(dependencies.determines(List.of("userid"), List.of("level"))).isFalse();
    }

    @Test
    void chainsAreFollowed() {
        Dependencies chain = new Dependencies(
                List.of(new Dependency(List.of("b"), List.of("c")), new Dependency(List.of("a"), List.of("b"))));
        assertThat(chain.closure(List.of("a"))).containsExactlyInAnyOrder("a", "b", "c");
    }
}
