package io.keyway.bench.data;

import java.util.ArrayList;
import java.util.List;

/** Keys to ask for: another choice for each number of an operation, the same in each run. */
public final class Keys {
    private final Plays plays;

    public Keys(Plays plays) {
        this.plays = plays;
    }

    /** A session, from 1. */
    public int session(long operation) {
        return 1 + (int) Long.remainderUnsigned(Plays.mix(operation), plays.sessions());
    }

    /** A place in a session, from 0. */
    public int item(long operation) {
        return (int) (Plays.mix(operation) >>> 60);
    }

    /** Distinct sessions, {@code wanted} or as many as there are, in no order. */
    public List<Integer> sessions(long operation, int wanted) {
        int sessions = plays.sessions();
        long start = Long.remainderUnsigned(Plays.mix(operation), sessions);
        long step = step(Plays.mix(~operation), sessions);
        List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < Math.min(wanted, sessions); i++) {
            keys.add(1 + (int) ((start + i * step) % sessions));
        }
        return keys;
    }

    /** A number below {@code modulus} with no factor in common, so that its multiples visit everything once. */
    private static long step(long random, int modulus) {
        long step = 1 + Long.remainderUnsigned(random, modulus);
        while (gcd(step, modulus) != 1) {
            step++;
        }
        return step;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
