package io.keyway.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import io.keyway.bench.cases.Digest;
import io.keyway.bench.cases.Task;
import io.keyway.bench.peers.Peer;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A contestant in a case, and its samples so far. */
final class Entrant implements AutoCloseable {
    private static final int MOST_RUNS = 2_000;

    /** The compilers are done when they need no more than this share of a second. */
    private static final double LITTLE_COMPILING = 0.02;

    /** One run in so many goes before a sample: the processors' caches are full of what another contestant did. */
    private static final int SETTLING = 8;

    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Peer peer;
    private final Task task;
    private final int questions;
    private final List<Sample> samples = new ArrayList<>();
    private long spentNanos;
    private double runNanos = 1;
    private @Nullable Double freshNanos;

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

    /** Median time of a question in the first second of the warm-up; null without one. */
    @Nullable
    Double freshNanos() {
        return freshNanos;
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

    /** Runs until the compilers have no more to do with its code; learns how long one run takes. */
    void warmUp(Effort effort, long firstOperation) throws Exception {
        long end = System.nanoTime() + effort.longestWarmUp().toNanos();
        long least = System.nanoTime() + effort.warmUp().toNanos();
        long operation = firstOperation;
        List<Double> times;
        double compiling;
        do {
            times = new ArrayList<>();
            long start = System.nanoTime();
            long compiled = COMPILERS.getTotalCompilationTime();
            while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) {
                times.add((double) time(operation++, new Digest(false)));
            }
            freshNanos = freshNanos == null ? median(times) / questions : freshNanos;
            compiling = TimeUnit.MILLISECONDS.toNanos(COMPILERS.getTotalCompilationTime() - compiled)
                    / (double) (System.nanoTime() - start);
        } while (System.nanoTime() < least || System.nanoTime() < end && compiling > LITTLE_COMPILING);
        runNanos = median(times);
    }

    /** Takes a sample; returns what it answered, for comparison. */
    String sample(int round, long firstOperation, int runs) throws Exception {
        Digest digest = new Digest(false);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < runs / SETTLING; i++) {
            task.run(firstOperation + runs + i, new Digest(false));
        }
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
