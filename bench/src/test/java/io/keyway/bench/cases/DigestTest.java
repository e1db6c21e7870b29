package io.keyway.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {
    @Test
    void theOrderOfRowsDoesNotMatter() {
        Digest one = new Digest(true);
        one.add(1).add("a").endRow();
        one.add(2).add("b").endRow();
        Digest other = new Digest(true);
        other.add(2).add("b").endRow();
        other.add(1).add("a").endRow();
        assertThat(one.text()).isEqualTo(other.text());
    }

    @Test
    void whichRowAValueBelongsToMatters() {
        Digest one = new Digest(true);
        one.add(1).add("a").endRow();
        one.add(2).add("b").endRow();
        Digest other = new Digest(true);
        other.add(1).add("b").endRow();
        other.add(2).add("a").endRow();
        assertThat(one.text()).isNotEqualTo(other.text());
    }

    @Test
    void aRowThatIsThereTwiceCountsTwice() {
        Digest once = new Digest(true);
        once.add(1).endRow();
        Digest twice = new Digest(true);
        twice.add(1).endRow();
        twice.add(1).endRow();
        assertThat(once.text()).isNotEqualTo(twice.text());
    }

    @Test
    void onlyAnExactOneTellsTextsOfTheSameLengthApart() {
        assertThat(of(true, "ab")).isNotEqualTo(of(true, "cd"));
        assertThat(of(false, "ab")).isEqualTo(of(false, "cd"));
        assertThat(of(false, "ab")).isNotEqualTo(of(false, "abc"));
    }

    @Test
    void partsAddUpToTheWhole() {
        Digest whole = new Digest(true);
        whole.add(1).endRow();
        whole.add(2).endRow();
        Digest sum = new Digest(true);
        for (int value = 1; value <= 2; value++) {
            Digest part = sum.part();
            part.add(value).endRow();
            sum.add(part);
        }
        assertThat(sum.text()).isEqualTo(whole.text());
    }

    private static String of(boolean exact, String value) {
        Digest digest = new Digest(exact);
        digest.add(value).endRow();
        return digest.text();
    }
}
