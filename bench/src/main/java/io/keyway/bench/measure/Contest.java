package io.keyway.bench.measure;

import io.keyway.bench.cases.Case;
import io.keyway.bench.cases.Measure;
import io.keyway.bench.cases.Task;
import io.keyway.bench.peers.Contestants;
import io.keyway.bench.peers.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One case from the first question to the scores: answers compared, code warmed up, then rounds in each of which every
 * contestant answers the same questions, in random order.
 */
public final class Contest {
    private static final int CHECKED_QUESTIONS = 3;

    /** No further question is checked once the others took this long. */
    private static final long CHECKING_NANOS = 2_000_000_000;

    /** Others than Keyway and the limit are asked this often at least, and no more once their share is used up. */
    private static final int LEAST_SAMPLES_OF_OTHERS = 5;

    private static final int SHARE_OF_OTHERS = 5;

    /** Processor time is known to ten milliseconds, so a block of it is longer. */
    private static final int BLOCKS_OF_CPU = 3;

    /** Questions are numbered; each part of a contest has its own, so that none is asked twice. */
    private static final long WARM_UP_QUESTIONS = 1_000_000;

    private static final long ROUND_QUESTIONS = 1_000_000_000;

    private final Case question;
    private final Effort effort;
    private final Random random;
    private final List<Entrant> entrants = new ArrayList<>();
    private final Map<Peer, String> refusals = new EnumMap<>(Peer.class);

    private Contest(Case question, Effort effort, long seed) {
        this.question = question;
        this.effort = effort;
        this.random = new Random(seed);
    }

    /**
     * Holds the contest.
     *
     * @param seed of the order in the rounds
     * @throws WrongAnswerException when Keyway and the hand-written code do not agree
     */
    public static CaseResult hold(Case question, Contestants contestants, Effort effort, long seed) throws Exception {
        Contest contest = new Contest(question, effort, seed);
        try {
            contest.invite(contestants);
            contest.check();
            contest.warmUp();
            contest.rounds();
            return contest.result();
        } finally {
            for (Entrant entrant : contest.entrants) {
                entrant.close();
            }
        }
    }

    private void invite(Contestants contestants) throws Exception {
        for (Peer peer : Peer.values()) {
            if (peer == Peer.BY_HAND_AGAIN && effort.equals(Effort.CHECK)) {
                continue;
            }
            try {
                entrants.add(new Entrant(peer, task(question, peer, contestants), question.questions()));
            } catch (Exception e) {
                refuse(peer, e);
            }
        }
    }

    /** How a contestant is asked; fails where it cannot be. */
    static Task task(Case question, Peer peer, Contestants contestants) throws Exception {
        return peer.isByHand()
                ? question.byHand(contestants.byHand(question.dataset()))
                : question.jdbc(contestants.jdbc(peer, question.dataset()));
    }

    private void check() throws Exception {
        long end = System.nanoTime() + CHECKING_NANOS;
        for (int operation = 0;
                operation < CHECKED_QUESTIONS && (operation == 0 || System.nanoTime() < end);
                operation++) {
            String expected = null;
            for (Entrant entrant : List.copyOf(entrants)) {
                String answer = answer(entrant, operation);
                if (answer != null) {
                    expected = expected == null ? answer : expected;
                    compare(entrant, answer, expected);
                }
            }
        }
    }

    private @Nullable String answer(Entrant entrant, int operation) throws Exception {
        try {
            return entrant.answer(operation);
        } catch (Exception e) {
            leave(entrant);
            refuse(entrant.peer(), e);
            return null;
        }
    }

    private void compare(Entrant entrant, String answer, String expected) throws Exception {
        if (answer.equals(expected)) {
            return;
        }
        if (entrant.peer().isMain()) {
            throw new WrongAnswerException(String.format(
                    Locale.ROOT,
                    "%s: %s answers %s, the code written by hand %s",
                    question.name(),
                    entrant.peer().title(),
                    answer,
                    expected));
        }
        leave(entrant);
        refusals.put(entrant.peer(), "answers wrongly: " + answer + " instead of " + expected);
    }

    private void leave(Entrant entrant) throws Exception {
        entrants.remove(entrant);
        entrant.close();
    }

    private void refuse(Peer peer, Exception problem) throws Exception {
        if (peer.isMain()) {
            throw problem;
        }
        String message = String.valueOf(problem.getMessage());
        refusals.put(peer, message.lines().findFirst().orElse(problem.getClass().getSimpleName()));
    }

    private void warmUp() throws Exception {
        for (Entrant entrant : effort.warmUp().isZero() ? List.<Entrant>of() : entrants) {
            entrant.warmUp(effort, WARM_UP_QUESTIONS);
        }
    }

    private void rounds() throws Exception {
        int runs = entrants.get(0).runs(block());
        long end = System.nanoTime() + effort.time().toNanos();
        for (int round = 0;
                round < effort.rounds() && (round < effort.leastRounds() || System.nanoTime() < end);
                round++) {
            round(round, runs);
        }
    }

    private void round(int round, int runs) throws Exception {
        String expected = null;
        List<Entrant> order = new ArrayList<>(entrants);
        Collections.shuffle(order, random);
        for (Entrant entrant : order) {
            long firstQuestion = (1 + round) * ROUND_QUESTIONS;
            if (entrant.peer().isMain()) {
                String answer = entrant.sample(round, firstQuestion, runs);
                expected = expected == null ? answer : expected;
                compare(entrant, answer, expected);
            } else if (hasTime(entrant)) {
                entrant.sample(round, firstQuestion, Math.min(runs, entrant.runs(block())));
            }
        }
    }

    private Duration block() {
        return question.measure() == Measure.CPU ? effort.block().multipliedBy(BLOCKS_OF_CPU) : effort.block();
    }

    private boolean hasTime(Entrant other) {
        return other.samples().size() < LEAST_SAMPLES_OF_OTHERS
                || other.spent().compareTo(effort.time().dividedBy(SHARE_OF_OTHERS)) < 0;
    }

    private CaseResult result() {
        List<Score> scores = new ArrayList<>();
        entrants.forEach(
                entrant -> scores.add(new Score(entrant.peer(), null, entrant.freshNanos(), entrant.samples())));
        refusals.forEach((peer, reason) -> scores.add(new Score(peer, reason, null, List.of())));
        return new CaseResult(
                question.name(),
                question.title(),
                question.dataset().plays().count(),
                question.measure(),
                question.atMost(),
                scores,
                Map.of());
    }
}
