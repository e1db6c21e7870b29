package io.keyway.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import io.keyway.bench.cases.Digest;
import io.keyway.bench.cases.Task;
import io.keyway.bench.peers.Peer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A contestant in a case, and its samples so far. */
final class Entrant implements AutoCloseable {
    private static final int MOST_RUNS = 2_000;

    /** After so many runs, the compilers have seen what there is to see. */
    private static final int WARM_RUNS = 20_000;

    /** A run that takes so long has loops of its own, which warm up by themselves. */
    private static final Duration LONG_RUN = Duration.ofMillis(10);

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Peer peer;
    private final Task task;
    private final int questions;
    private final List<Sample> samples = new ArrayList<>();
    private long spentNanos;
    private double runNanos = 1;

    Entrant(Peer peer, Task task, int questions) {
        this.peer = peer;
        this.task = task;
        this.questions = questions;
    }

    Peer peer() {
        return peer;
    }

    List<Sample> samples() {
        return samples;
    }

    /** Time that its samples took. */
    Duration spent() {
        return Duration.ofNanos(spentNanos);
    }

    /** The answer to a question, for comparison. */
    String answer(long operation) throws Exception {
        Digest digest = new Digest(true);
        task.run(operation, digest);
        return digest.text();
    }

    /**
     * Runs for so long, and on a busy machine up to three times as long, until the code is compiled; learns how long one
     * run takes.
     */
    void warmUp(Duration time, long firstOperation) throws Exception {
        long start = System.nanoTime();
        long operation = firstOperation;
        List<Double> times = new ArrayList<>();
        do {
            times.add((double) time(operation++, new Digest(false)));
        } while (!isWarm(Duration.ofNanos(System.nanoTime() - start), time, times.size()));
        // The second half: the first is that of cold code.
        runNanos = median(times.subList(times.size() / 2, times.size()));
    }

    private static boolean isWarm(Duration passed, Duration time, int runs) {
        Duration needed = runs < WARM_RUNS ? time.multipliedBy(3) : time;
        return passed.compareTo(needed) >= 0
                || passed.compareTo(time) >= 0 && passed.dividedBy(runs).compareTo(LONG_RUN) > 0;
    }

    /** Takes a sample; returns what it answered, for comparison. */
    String sample(int round, long firstOperation, int runs) throws Exception {
        Digest digest = new Digest(false);
        List<Double> times = new ArrayList<>();
        long cpu = SYSTEM.getProcessCpuTime();
        for (int i = 0; i < runs; i++) {
            times.add((double) time(firstOperation + i, digest));
        }
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        spentNanos += (long) times.stream().mapToDouble(Double::doubleValue).sum();
        samples.add(new Sample(round, median(times) / questions, (double) cpu / runs / questions));
        return digest.text();
    }

    /** Runs that fit into a block, at least one. */
    int runs(Duration block) {
        return (int) Math.max(1, Math.min(MOST_RUNS, block.toNanos() / runNanos));
    }

    private long time(long operation, Digest digest) throws Exception {
        long start = System.nanoTime();
        task.run(operation, digest);
        return System.nanoTime() - start;
    }

    private static double median(List<Double> times) {
        return Statistics.median(times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public void close() throws Exception {
        task.close();
    }
}
