package io.keyway.bench.measure;

/**
 * What one contestant took in one round.
 *
 * @param round from 0
 * @param wallNanos median time of a question
 * @param cpuNanos time of all processors for a question, the client's other threads included; known to some ten
 *     milliseconds for all questions of a round together
 */
public record Sample(int round, double wallNanos, double cpuNanos) {}
