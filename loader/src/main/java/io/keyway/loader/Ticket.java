package io.keyway.loader;

import io.keyway.loader.mapping.Problem;
import io.keyway.loader.source.SourceRecord;
import io.keyway.write.RowAnswer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A record whose rows are on their way; once all are answered, it is among the refused ones if any was refused. */
final class Ticket implements RowAnswer {
    private final SourceRecord record;
    private final AtomicInteger unanswered;
    private final Queue<Ticket> refused;
    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    /**
     * A ticket for a record.
     *
     * @param rows how many answers will come
     * @param refused gets this ticket when the last answer has come and one of them was a refusal
     */
    Ticket(SourceRecord record, int rows, Queue<Ticket> refused) {
        this.record = record;
        this.unanswered = new AtomicInteger(rows);
        this.refused = refused;
    }

    SourceRecord record() {
        return record;
    }

    /** Why the record is refused, a problem for each query table that does not take it. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void taken() {
        answered();
    }

    @Override
    public void refused(String reason) {
        problems.add(Problem.ofRecord(reason));
        answered();
    }

    private void answered() {
        if (unanswered.decrementAndGet() == 0 && !problems.isEmpty()) {
            refused.add(this);
        }
    }
}
