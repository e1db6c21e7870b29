package io.keyway.bench.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many tasks at once, each in a thread of its own and several times for each operation. */
final class ThreadedTask implements Task {
    private final List<Task> tasks;
    private final int times;
    private final ExecutorService threads;

    /**
     * @param tasks one for each thread
     * @param times questions that each thread asks
     */
    ThreadedTask(List<Task> tasks, int times) {
        this.tasks = tasks;
        this.times = times;
        this.threads = Executors.newFixedThreadPool(tasks.size());
    }

    @Override
    public void run(long operation, Digest digest) throws Exception {
        List<Future<Digest>> answers = new ArrayList<>();
        for (int thread = 0; thread < tasks.size(); thread++) {
            Task task = tasks.get(thread);
            long first = (operation * tasks.size() + thread) * times;
            Digest part = digest.part();
            answers.add(threads.submit(() -> {
                for (int i = 0; i < times; i++) {
                    task.run(first + i, part);
                }
                return part;
            }));
        }
        for (Future<Digest> answer : answers) {
            digest.add(answer.get());
        }
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        for (Task task : tasks) {
            task.close();
        }
    }
}
