package io.keyway.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaysTest {
    private static final Plays PLAYS = new Plays(20_000);

    @Test
    void theSameNumberIsTheSamePlay() {
        assertThat(new Plays(20_000).at(1_234)).isEqualTo(PLAYS.at(1_234));
    }

    @Test
    void oneListenerHasATenthOfThePlays() {
        assertThat(IntStream.range(0, PLAYS.count())
                        .filter(index -> PLAYS.at(index).userid() == Plays.BUSY_LISTENER))
                .hasSize(2_000);
    }

    @Test
    void sumsOfLengthsAreTheSameInAnyOrder() {
        double[] lengths = IntStream.range(0, PLAYS.count())
                .mapToDouble(index -> PLAYS.at(index).length())
                .toArray();
        double forwards = 0;
        double backwards = 0;
        for (int i = 0; i < lengths.length; i++) {
            forwards += lengths[i];
            backwards += lengths[lengths.length - 1 - i];
        }
        assertThat(forwards).isEqualTo(backwards);
    }

    @Test
    void artistsDifferInHowOftenTheyArePlayed() {
        long artists = IntStream.range(0, PLAYS.count())
                .mapToObj(index -> PLAYS.at(index).artist())
                .distinct()
                .count();
        assertThat(artists).isBetween(1_000L, 3_000L);
    }

    @Test
    void keysAreDistinctAndDifferFromQuestionToQuestion() {
        Keys keys = new Keys(PLAYS);
        List<Integer> sessions = keys.sessions(1, 500);
        assertThat(sessions).hasSize(500).doesNotHaveDuplicates().allMatch(id -> id >= 1 && id <= PLAYS.sessions());
        assertThat(keys.sessions(2, 500)).isNotEqualTo(sessions);
        assertThat(keys.sessions(1, 500)).isEqualTo(sessions);
    }

    @Test
    void aListIsNoLongerThanThereAreSessions() {
        assertThat(new Keys(new Plays(400)).sessions(7, 1_000))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void aKeyIsOneOfThePlays() {
        Keys keys = new Keys(PLAYS);
        assertThat(IntStream.range(0, 1_000))
                .allMatch(operation -> keys.session(operation) >= 1
                        && keys.session(operation) <= PLAYS.sessions()
                        && keys.item(operation) >= 0
                        && keys.item(operation) < Plays.PER_SESSION);
    }
}
