package io.keyway.bench.measure;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.keyway.bench.cases.Case;
import io.keyway.bench.cases.Cases;
import io.keyway.bench.cases.Digest;
import io.keyway.bench.cases.Task;
import io.keyway.bench.peers.Contestants;
import io.keyway.bench.peers.Peer;
import io.keyway.bench.peers.Programs;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most heap that a contestant needs for a case, seen in a JVM of its own: what is still in use after a collection.
 * A small young generation makes collections frequent.
 */
public final class HeapProbe {
    private static final List<String> OPTIONS = List.of("-Xmn16m", "-Xmx1g");
    private static final int RUNS = 3;
    private static final Set<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private HeapProbe() {}

    /**
     * Starts such a JVM and returns the bytes.
     *
     * @param rows of the usual dataset
     */
    public static long measure(Case question, Peer peer, Contestants contestants, int rows)
            throws IOException, InterruptedException {
        Programs programs = contestants.programs();
        List<String> arguments = List.of(
                programs.home().toString(),
                programs.folder().toString(),
                Integer.toString(rows),
                peer.name(),
                question.name());
        return Long.parseLong(Files.readString(programs.java(HeapProbe.class, OPTIONS, arguments))
                .strip());
    }

    /**
     * Answers a case a few times and prints the bytes.
     *
     * @param arguments host, port, Keyway's folder, folder for files, rows, contestant, case
     */
    public static void main(String[] arguments) throws Exception {
        InetSocketAddress node = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        Programs programs = new Programs(Path.of(arguments[2]), node, Path.of(arguments[3]));
        Peer peer = Peer.valueOf(arguments[5]);
        Case question = Cases.over(Integer.parseInt(arguments[4])).stream()
                .filter(one -> one.name().equals(arguments[6]))
                .findFirst()
                .orElseThrow();
        AtomicLong most = watch();
        try (Contestants contestants = new Contestants(programs);
                Task task = Contest.task(question, peer, contestants)) {
            for (int run = 0; run < RUNS; run++) {
                task.run(run, new Digest(false));
            }
        }
        System.gc();
        System.out.println(most.get());
    }

    private static AtomicLong watch() {
        AtomicLong most = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, none) -> most.accumulateAndGet(inUse(notification), Math::max), null, null);
        }
        return most;
    }

    private static long inUse(Notification collection) {
        if (!collection.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return 0;
        }
        return GarbageCollectionNotificationInfo.from((CompositeData) collection.getUserData())
                .getGcInfo()
                .getMemoryUsageAfterGc()
                .entrySet()
                .stream()
                .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                .map(Map.Entry::getValue)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
