package io.keyway.devcassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A test's node dies with the test's JVM, even if that is killed and the node is suspended. */
final class ParentDeathTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Plays the test's JVM: starts a node, says where, and waits to be killed. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            DevNode node = DevNode.start(NodeOptions.forTests().withHeapMegabytes(384));
            node.suspend();
            System.out.println(node.pid() + " " + node.directory());
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }

    @Test
    void theNodeDiesWithAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = parent.inputReader(StandardCharsets.UTF_8)) {
            String[] words = out.readLine().split(" ", 2);
            ProcessHandle node = ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
            assertThat(node.isAlive()).isTrue();

            parent.destroyForcibly().waitFor();

            assertThat(Processes.awaitEnd(node, PATIENCE)).isTrue();
            assertThat(Path.of(words[1])).doesNotExist();
        } finally {
            parent.destroyForcibly();
        }
    }
}
