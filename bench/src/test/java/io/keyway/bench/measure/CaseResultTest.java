package io.keyway.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyway.bench.cases.Measure;
import io.keyway.bench.peers.Peer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseResultTest {
    private static final Score BY_HAND = score(Peer.BY_HAND, sample(0, 100, 7), sample(1, 110, 7), sample(2, 500, 7));

    @Test
    void onlyRoundsInWhichBothTookPartAreCompared() {
        CaseResult result = result(1.1, Measure.WALL, BY_HAND, score(Peer.STOCK_CALCITE, sample(2, 1_000, 1)));
        assertThat(result.ratio(Peer.STOCK_CALCITE, Peer.BY_HAND)).hasValue(new Interval(2, 2, 2));
    }

    @Test
    void theUpperEndOfTheIntervalMustKeepToTheLimit() {
        Score keyway = score(Peer.KEYWAY, sample(0, 100, 1), sample(1, 110, 1), sample(2, 600, 1));
        CaseResult result = result(1.1, Measure.WALL, BY_HAND, keyway);
        Interval ratio = result.ratio(Peer.KEYWAY, Peer.BY_HAND).orElseThrow();
        assertThat(ratio.middle()).isEqualTo(1);
        assertThat(ratio.high()).isEqualTo(1.2);
        assertThat(result.holds()).isFalse();
        assertThat(result(1.2, Measure.WALL, BY_HAND, keyway).holds()).isTrue();
    }

    @Test
    void aCaseMayCompareProcessorTime() {
        Score keyway = score(Peer.KEYWAY, sample(0, 1, 14), sample(1, 1, 14), sample(2, 1, 14));
        assertThat(result(1, Measure.CPU, BY_HAND, keyway).ratio(Peer.KEYWAY, Peer.BY_HAND))
                .hasValue(new Interval(2, 2, 2));
    }

    @Test
    void whoCannotAnswerHasNoRatioAndHoldsNoLimit() {
        CaseResult result = result(1, Measure.WALL, BY_HAND, new Score(Peer.KEYWAY, "no such thing", null, List.of()));
        assertThat(result.ratio(Peer.KEYWAY, Peer.BY_HAND)).isEmpty();
        assertThat(result.holds()).isFalse();
    }

    private static CaseResult result(double atMost, Measure measure, Score... scores) {
        return new CaseResult("name", "title", 1, measure, atMost, List.of(scores), Map.of());
    }

    private static Score score(Peer peer, Sample... samples) {
        return new Score(peer, null, null, List.of(samples));
    }

    private static Sample sample(int round, double wall, double cpu) {
        return new Sample(round, wall, cpu);
    }
}
