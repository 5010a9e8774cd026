package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final byte LIVE = Marks.of(Quality.GOOD, false);
    private static final byte LATE = Marks.of(Quality.GOOD_BACKFILL, true);

    @Property
    void rowsInAnyOrderComeToStandInTheirs(@ForAll List<@IntRange(min = 0, max = 9_999) Integer> seeds) {
        Run run = run(seeds, 0);
        run.sort();
        assertThat(AnyRun.told(run)).isEqualTo(AnyRun.told(naive(seeds)));
        assertThat(run.rising()).isTrue();
    }

    @Property
    void twoRunsMergeAsOneWouldHaveBeenSorted(
            @ForAll List<@IntRange(min = 0, max = 9_999) Integer> earlier,
            @ForAll List<@IntRange(min = 0, max = 9_999) Integer> later) {
        Run left = run(earlier, 0);
        left.sort();
        Run right = run(later, earlier.size());
        right.sort();
        List<Integer> both = new ArrayList<>(earlier);
        both.addAll(later);
        assertThat(AnyRun.told(Run.merge(left, right))).isEqualTo(AnyRun.told(naive(both)));
    }

    /** A seed is a time within a hundred, so that many meet, and the sort of row; the number says which it was. */
    private static Run run(List<Integer> seeds, int numbered) {
        Run run = new Run(Kind.NUMBER, 0);
        for (int i = 0; i < seeds.size(); i++) {
            add(run, seeds.get(i), numbered + i);
        }
        return run;
    }

    private static void add(Run run, int seed, int number) {
        switch (seed / 100 % 3) {
            case 0 -> run.add(seed % 100, number, LIVE);
            case 1 -> run.add(seed % 100, number, LATE);
            default -> run.add(seed % 100, number % GapCause.COUNT, Marks.GAP_ROW);
        }
    }

    private static Run naive(List<Integer> seeds) {
        TreeMap<Integer, Integer> winners = new TreeMap<>();
        for (int i = 0; i < seeds.size(); i++) {
            Integer before = winners.get(seeds.get(i) % 100);
            // Live is sort 0, late 1, a gap 2.
            if (before == null || seeds.get(i) / 100 % 3 <= seeds.get(before) / 100 % 3) {
                winners.put(seeds.get(i) % 100, i);
            }
        }
        Run run = new Run(Kind.NUMBER);
        winners.values().forEach(i -> add(run, seeds.get(i), i));
        return run;
    }

    @Test
    void aBackfilledRowDoesNotReplaceTheLiveOneOfItsInstant() {
        Run live = new Run(Kind.TEXT);
        live.add(5, 0, "live", LIVE);
        Run late = new Run(Kind.TEXT);
        late.add(4, 0, "before", LATE);
        late.add(5, 0, "late", LATE);
        Run merged = Run.merge(live, late);
        assertThat(merged.texts).startsWith("before", "live");
        assertThat(Run.merge(late, live).texts).startsWith("before", "live");
    }

    @Test
    void aSampleEndsTheGapThatBeganAtItsInstant() {
        Run gap = new Run(Kind.FLAG);
        gap.addGap(5, GapCause.SILENT);
        Run sample = new Run(Kind.FLAG);
        sample.add(5, 1, LATE);
        assertThat(Run.merge(sample, gap).marks[0]).isEqualTo(LATE);
        assertThat(Run.merge(gap, sample).marks[0]).isEqualTo(LATE);
    }

    @Test
    void theFirstRowAtOrAfterATimeIsFound() {
        Run run = new Run(Kind.FLAG);
        run.add(10, 0, LIVE);
        run.add(20, 0, LIVE);
        assertThat(List.of(run.ceiling(9), run.ceiling(10), run.ceiling(11), run.ceiling(20), run.ceiling(21)))
                .containsExactly(0, 0, 1, 1, 2);
    }

    @Test
    void aRunThatIsCutKeepsNoTextOfTheRowsCutOff() {
        Run run = new Run(Kind.TEXT);
        for (String text : List.of("a", "b", "c", "d")) {
            run.add(run.size, 0, text, LIVE);
        }
        run.dropBefore(1);
        assertThat(run.size).isEqualTo(3);
        assertThat(run.texts).startsWith("b", "c", "d", null);
        run.clear();
        assertThat(run.texts).containsOnlyNulls();
    }

    @Test
    void whatIsBadOrStaleOrNoNumberHoldsNothing() {
        Run run = new Run(Kind.NUMBER);
        for (Quality quality : Quality.values()) {
            run.add(run.size, 1, Marks.of(quality, false));
        }
        run.add(run.size, Double.NaN, LIVE);
        run.addGap(run.size, GapCause.PAUSED);
        assertThat(IntStream.range(0, run.size).filter(run::holds).mapToObj(row -> Marks.quality(run.marks[row])))
                .containsExactly(
                        Quality.GOOD,
                        Quality.GOOD_BACKFILL,
                        Quality.WRITE_PENDING,
                        Quality.UNCERTAIN,
                        Quality.SIMULATED,
                        Quality.MANUAL);
    }
}
