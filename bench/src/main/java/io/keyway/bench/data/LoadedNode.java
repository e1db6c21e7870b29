package io.keyway.bench.data;

import com.datastax.oss.driver.api.core.CqlSession;
import io.keyway.devcassandra.DevNode;
import io.keyway.devcassandra.NodeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A node of the benchmark's own with its data, in a folder that goes with it. */
public final class LoadedNode implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 2_048;

    /** So that a busy machine makes times longer, instead of leaving questions without an answer. */
    private static final String PATIENCE = "60s";

    private final Path folder;
    private final DevNode node;
    private final Thread atExit;

    private LoadedNode(Path folder) {
        this.folder = folder;
        this.atExit = new Thread(() -> delete(folder));
        Runtime.getRuntime().addShutdownHook(atExit);
        this.node = DevNode.start(NodeOptions.forTests()
                .withDirectory(folder.resolve("node"))
                .withRequestLog(false)
                .withTuning(NodeOptions.Tuning.THROUGHPUT)
                .withHeapMegabytes(HEAP_MEGABYTES)
                .withSetting("read_request_timeout", PATIENCE)
                .withSetting("range_request_timeout", PATIENCE));
    }

    /**
     * Starts a node and loads the datasets.
     *
     * @param connect opens a session for loading
     * @param progress is told what happens
     */
    public static LoadedNode with(
            Collection<Dataset> datasets, Function<InetSocketAddress, CqlSession> connect, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("starting a node");
        LoadedNode loaded = new LoadedNode(Files.createTempDirectory("keyway-bench"));
        try (CqlSession session = connect.apply(loaded.address())) {
            for (Dataset dataset : datasets) {
                progress.accept(String.format(
                        Locale.ROOT, "loading %,d rows", dataset.plays().count()));
                new DatasetWriter(session).write(dataset);
            }
        }
        // Afterwards all is in files, and nothing is left to be written while times are taken.
        progress.accept("starting the node again");
        loaded.node.restart();
        return loaded;
    }

    /** Where CQL is spoken. */
    public InetSocketAddress address() {
        return new InetSocketAddress(node.host(), node.port());
    }

    /** For files of the benchmark; goes with the node. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        node.kill();
        delete(folder);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // A node that is dying may still write; the folder is in the system's place for temporary ones.
        }
    }
}
