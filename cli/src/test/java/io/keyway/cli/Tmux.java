package io.keyway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A real terminal: a tmux server of our own with one window. */
final class Tmux implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Path socket;

    private Tmux(Path directory) {
        this.socket = directory.resolve("tmux");
    }

    /** Whether there is a tmux to use. */
    static boolean isInstalled() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts a command in a window of 100 columns and 40 lines; the window stays when the command ends. */
    static Tmux start(Path directory, List<String> command) throws IOException, InterruptedException {
        Tmux tmux = new Tmux(directory);
        String line = command.stream().map(Tmux::quoted).collect(Collectors.joining(" "));
        String script =
                "cd " + quoted(directory.toString()) + "; XDG_STATE_HOME=. " + line + "; echo EXIT=$?; exec sleep 600";
        tmux.run("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "40", script);
        return tmux;
    }

    /** Types text, and Enter after it. */
    void type(String text) throws IOException, InterruptedException {
        // tmux takes a semicolon at the end of an argument for its own.
        run("send-keys", "-l", text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text);
        press("Enter");
    }

    /** Presses keys by tmux's names for them. */
    void press(String... keys) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        run(command.toArray(String[]::new));
    }

    /** Waits until the screen is as wanted, and returns it. */
    String await(Predicate<String> wanted) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String screen = run("capture-pane", "-p");
        while (!wanted.test(screen)) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("the screen stays:\n" + screen);
            }
            Thread.sleep(50);
            screen = run("capture-pane", "-p");
        }
        return screen;
    }

    @Override
    public void close() throws IOException {
        try {
            run("kill-server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
