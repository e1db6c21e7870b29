package io.keyway.devcassandra;

import io.keyway.devcassandra.node.NodeMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a node's configuration and starts its JVM.
 *
 * @param options as given, with {@code port} already chosen
 * @param files where the node keeps everything
 * @param storagePort the port for the other nodes of the cluster
 */
record NodeLauncher(NodeOptions options, NodeFiles files, int storagePort) {

    /** A child that halts when this JVM is gone; its standard input must stay open until then. */
    Process startAttached(boolean temporaryFiles) {
        List<String> properties = new ArrayList<>(List.of(property(NodeMain.DIES_WITH_PARENT, "true")));
        if (temporaryFiles) {
            properties.add(property(NodeMain.REMOVED_AT_DEATH, files.root().toString()));
        }
        return start(javaCommand(properties), ProcessBuilder.Redirect.PIPE);
    }

    /** A child that outlives this JVM, its terminal and the Ctrl-C typed there. */
    Process startDetached() {
        List<String> command = new ArrayList<>(detaching());
        command.addAll(javaCommand(List.of()));
        return start(command, ProcessBuilder.Redirect.from(new File("/dev/null")));
    }

    private Process start(List<String> command, ProcessBuilder.Redirect standardInput) {
        files.write(
                files.yaml(),
                CassandraYaml.of(options.host(), options.port(), storagePort, files.root(), options.settings()));
        files.write(files.logback(), Resources.text("logback.xml"));
        files.clearScratch();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(files.root().toFile())
                .redirectInput(standardInput)
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile());
        // In the environment, as it is too long for some command lines.
        builder.environment().put("CLASSPATH", NodeClassPath.load().joined());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DevNodeException("cannot start the node's Java: " + e.getMessage(), e);
        }
    }

    /**
     * A session of its own where the system has {@code setsid}; elsewhere (macOS) a shell that ignores the
     * terminal's signals, which the JVM it becomes then ignores as well.
     */
    private static List<String> detaching() {
        for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(setsid))) {
                return List.of(setsid);
            }
        }
        return List.of("/bin/sh", "-c", "trap '' HUP INT QUIT TSTP; exec \"$@\"", "sh");
    }

    private List<String> javaCommand(List<String> properties) {
        JavaFinder.Java java = JavaFinder.ofThisMachine().find();
        List<String> command = new ArrayList<>(List.of(java.executable().toString()));
        Resources.text("jvm.options")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(command::add);
        if (java.version() > 17) {
            // Cassandra 5.0 installs a security manager, which later versions refuse unless told.
            command.add(property("java.security.manager", "allow"));
        }
        if (joinsOthers()) {
            // Cassandra gives its seed twice that time to answer, and nothing waits for it otherwise.
            command.add(property("cassandra.ring_delay_ms", "60000"));
        }
        command.addAll(tuning());
        command.add("-javaagent:" + NodeClassPath.load().agent());
        command.add(property("cassandra.config", files.yaml().toUri().toString()));
        command.add(property("java.io.tmpdir", files.scratch().toString()));
        command.add(property("jna.tmpdir", files.scratch().toString()));
        command.add(property("cassandra.storagedir", files.root().toString()));
        command.add(property("logback.configurationFile", files.logback().toString()));
        if (options.requestLog()) {
            command.add(property(NodeMain.REQUEST_LOG, files.requests().toString()));
        }
        command.addAll(properties);
        command.add(NodeMain.class.getName());
        return command;
    }

    /** Whether the node asks another one for its cluster. */
    private boolean joinsOthers() {
        String own = CassandraYaml.seed(options.host(), storagePort);
        return !options.settings().getOrDefault("seed_provider", own).equals(own);
    }

    private List<String> tuning() {
        String heap = options.heapMegabytes() + "m";
        List<String> flags = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap, "-Xss512k"));
        flags.addAll(
                switch (options.tuning()) {
                    case QUICK_START -> List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
                    case THROUGHPUT -> List.of("-XX:+UseG1GC", "-XX:+ParallelRefProcEnabled");
                });
        return flags;
    }

    private static String property(String name, String value) {
        return "-D" + name + "=" + value;
    }
}
