package io.keyway.bench.cases;

/** One contestant's way to answer a case, with everything prepared that may be prepared before. */
@FunctionalInterface
public interface Task extends AutoCloseable {
    /**
     * Answers once.
     *
     * @param operation which of the case's questions; the answer depends on nothing else
     * @param digest takes the answer
     */
    void run(long operation, Digest digest) throws Exception;

    @Override
    default void close() throws Exception {}
}
