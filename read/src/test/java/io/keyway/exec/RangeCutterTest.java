package io.keyway.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ranges cover what is left of the ring without gap or overlap, and follow the density of the rows. */
class RangeCutterTest {
    private static final double ROWS_OF_RANGE = 1_000;

    @Test
    void rangesAreContiguousToTheEndOfTheRing() {
        long start = Long.MIN_VALUE / 2;
        RangeCutter cutter = new RangeCutter(new TreeSet<>(), start, ROWS_OF_RANGE, Double.MAX_VALUE);
        cutter.read(0x1p62, 25_000);
        List<TokenRange> ranges = all(cutter, ROWS_OF_RANGE);
        assertContiguous(ranges, start);
        assertThat(ranges).hasSizeBetween(70, 80);
    }

    /** A guess from a handful of tokens may be wrong by any factor. */
    @Test
    void aWrongGuessIsCorrected() {
        RangeCutter cutter = new RangeCutter(new TreeSet<>(), Long.MIN_VALUE + 10, ROWS_OF_RANGE, Double.MAX_VALUE);
        cutter.read(10, 1_000);
        List<TokenRange> ranges = all(cutter, 0);
        assertContiguous(ranges, Long.MIN_VALUE + 10);
        assertThat(ranges).hasSizeLessThan(100);
    }

    /** Rows that are not returned are read all the same. */
    @Test
    void noRangeIsWiderThanAllowedHoweverFewItsRows() {
        long start = Long.MIN_VALUE / 2;
        RangeCutter cutter = new RangeCutter(new TreeSet<>(), start, ROWS_OF_RANGE, 0x1p58);
        cutter.read(0x1p56, 1_000);
        List<TokenRange> ranges = all(cutter, 0);
        assertContiguous(ranges, start);
        assertThat(ranges).allMatch(range -> range.width() <= 0x1p58).hasSizeBetween(48, 52);
    }

    @Test
    void aRangeEndsAtABorderThatIsNear() {
        RangeCutter cutter =
                new RangeCutter(new TreeSet<>(List.of(80L, 130L, 200L)), 0, ROWS_OF_RANGE, Double.MAX_VALUE);
        cutter.read(100, 1_000);
        assertThat(cutter.next()).isEqualTo(new TokenRange(0, 80));
        assertThat(cutter.next()).isEqualTo(new TokenRange(81, 130));
        assertThat(cutter.next()).isEqualTo(new TokenRange(131, 200));
        assertThat(cutter.next()).isEqualTo(new TokenRange(201, 300));
    }

    @Test
    void theLastTokenOfAllIsARangeToo() {
        RangeCutter cutter = new RangeCutter(new TreeSet<>(), Long.MAX_VALUE, ROWS_OF_RANGE, Double.MAX_VALUE);
        cutter.read(1, 1);
        assertThat(cutter.next()).isEqualTo(new TokenRange(Long.MAX_VALUE, Long.MAX_VALUE));
        assertThat(cutter.next()).isNull();
    }

    @Test
    void halvesMeet() {
        for (TokenRange range : List.of(
                TokenRange.ALL,
                new TokenRange(-3, -2),
                new TokenRange(-1, 0),
                new TokenRange(0, 1),
                new TokenRange(5, 9))) {
            assertThat(range.firstHalf().first()).isEqualTo(range.first());
            assertThat(range.secondHalf().last()).isEqualTo(range.last());
            assertThat(range.secondHalf().first()).isEqualTo(range.firstHalf().last() + 1);
            assertThat(range.firstHalf().width() + range.secondHalf().width()).isEqualTo(range.width());
        }
        assertThat(new TokenRange(7, 7).isDivisible()).isFalse();
    }

    /** Reads every range, and finds so many rows in each. */
    private static List<TokenRange> all(RangeCutter cutter, double rows) {
        List<TokenRange> ranges = new ArrayList<>();
        @Nullable TokenRange range = cutter.next();
        while (range != null) {
            ranges.add(range);
            cutter.read(range.width(), (long) rows);
            range = cutter.next();
        }
        return ranges;
    }

    private static void assertContiguous(List<TokenRange> ranges, long start) {
        long next = start;
        for (TokenRange range : ranges) {
            assertThat(range.first()).isEqualTo(next);
            assertThat(range.last()).isGreaterThanOrEqualTo(range.first());
            next = range.last() + 1;
        }
        assertThat(ranges.get(ranges.size() - 1).last()).isEqualTo(Long.MAX_VALUE);
    }
}
