package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

class PartialsTest {

    private static final PartialsCodec CODEC = new PartialsCodec();

    @Property
    @Domain(AnyRun.class)
    void aBucketKnowsWhatTheNaiveWayFinds(@ForAll Run wild) {
        Run run = Naive.tame(wild);
        Partials partials = Partials.of(run, 0, run.size, Partials.MINUTE);
        int rows = 0;
        for (int bucket = 0; bucket < partials.size; bucket++) {
            long start = partials.starts[bucket];
            int first = run.ceiling(start);
            int behind = run.ceiling(start + Partials.MINUTE);
            Run within = new Run(Kind.NUMBER);
            within.append(run, first, behind);
            Naive naive = Naive.of(within, start, start + Partials.MINUTE, run.times[behind - 1]);
            assertThat(partials.firstTimes[bucket]).isEqualTo(run.times[first]);
            assertThat(partials.lastTimes[bucket]).isEqualTo(run.times[behind - 1]);
            Naive.assertSame(partials.mins[bucket], naive.min());
            Naive.assertSame(partials.maxs[bucket], naive.max());
            Naive.assertSame(partials.firsts[bucket], naive.first());
            Naive.assertSame(partials.lasts[bucket], naive.last());
            assertThat(partials.covered[bucket]).isEqualTo(naive.covered());
            assertThat((long) partials.counts[bucket]).isEqualTo(naive.count());
            assertThat((long) partials.goods[bucket]).isEqualTo(naive.good());
            assertThat((int) partials.seen[bucket]).isEqualTo(naive.seen() & (Marks.GAP | Marks.HISTORICAL));
            assertThat(partials.holdsOver(bucket)).isEqualTo(run.holds(behind - 1));
            if (naive.covered() > 0) {
                assertThat(partials.means[bucket]).isCloseTo(naive.mean(), within(near(run)));
            }
            rows += behind - first;
        }
        assertThat(rows).isEqualTo(run.size);
    }

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void theBucketsOfPiecesJoinToThoseOfTheWhole(@ForAll Run wild, @ForAll @IntRange(min = 1, max = 90) int piece) {
        Run run = Naive.tame(wild);
        Partials joined = new Partials(Partials.MINUTE);
        for (int row = 0; row < run.size; row += piece) {
            joined.append(Partials.of(run, row, Math.min(row + piece, run.size), Partials.MINUTE));
        }
        assertSame(joined, Partials.of(run, 0, run.size, Partials.MINUTE), near(run));
    }

    @Property
    @Domain(AnyRun.class)
    void minutesJoinToTheHoursOfTheRows(@ForAll Run wild) {
        Run run = Naive.tame(wild);
        assertSame(
                Partials.of(run, 0, run.size, Partials.MINUTE).coarser(Partials.HOUR),
                Partials.of(run, 0, run.size, Partials.HOUR),
                near(run));
    }

    @Property
    @Domain(AnyRun.class)
    void bucketsComeBackAsTheyWere(@ForAll Run wild) throws Damaged {
        Run run = Naive.tame(wild);
        Partials partials = Partials.of(run, 0, run.size, Partials.MINUTE);
        assertSame(stored(partials), partials, near(run));
    }

    @Property
    @Domain(AnyRun.class)
    void theWildestNumbersComeBackButForTheirMean(@ForAll Run wild) throws Damaged {
        Partials partials = Partials.of(wild, 0, wild.size, Partials.MINUTE);
        Partials back = stored(partials);
        assertThat(columns(back)).isEqualTo(columns(partials));
    }

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void flippedBitsAndCutEndsAreDamagedOrOtherBucketsAndNothingElse(
            @ForAll Run run, @ForAll int bit, @ForAll int cut, @ForAll byte[] anything) {
        Partials partials = Partials.of(run, 0, run.size, Partials.MINUTE);
        int length = CODEC.encode(partials);
        byte[] bytes = Arrays.copyOf(CODEC.bytes(), length);
        survives(Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length)));
        int at = Math.floorMod(bit, bytes.length * 8);
        bytes[at / 8] ^= (byte) (1 << at % 8);
        survives(bytes);
        survives(anything);
    }

    private static void survives(byte[] bytes) {
        assertThatCode(() -> {
                    try {
                        CODEC.decode(bytes, 0, bytes.length);
                    } catch (Damaged e) {
                        assertThat(e).hasMessageMatching("[a-z].+");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aGapAloneIsABucketToo() {
        Run run = new Run(Kind.NUMBER);
        run.add(0, 4, Marks.of(Quality.GOOD, false));
        run.addGap(70_000_000, GapCause.NOT_RUNNING);
        run.add(130_000_000, 5, Marks.of(Quality.GOOD, false));
        Partials minutes = Partials.of(run, 0, run.size, Partials.MINUTE);
        assertThat(minutes.size).isEqualTo(3);
        assertThat(minutes.counts).startsWith(1, 0, 1);
        assertThat(minutes.holdsOver(1)).isFalse();
        Partials hours = minutes.coarser(Partials.HOUR);
        assertThat(hours.covered[0]).isEqualTo(70_000_000);
        assertThat(hours.means[0]).isEqualTo(4);
    }

    @Test
    void beforeNineteenSeventyBucketsBeginBeforeTheirRows() {
        Run run = new Run(Kind.NUMBER);
        run.add(-1, 4, Marks.of(Quality.GOOD, false));
        assertThat(Partials.of(run, 0, 1, Partials.MINUTE).starts[0]).isEqualTo(-Partials.MINUTE);
    }

    static Partials stored(Partials partials) throws Damaged {
        int length = CODEC.encode(partials);
        return CODEC.decode(CODEC.bytes(), 0, length);
    }

    private static double near(Run run) {
        return 1e-6 * Naive.range(run) + 1e-12;
    }

    private static void assertSame(Partials actual, Partials expected, double near) {
        assertThat(columns(actual)).isEqualTo(columns(expected));
        for (int bucket = 0; bucket < actual.size; bucket++) {
            double mean = expected.means[bucket];
            if (Double.isNaN(mean)) {
                assertThat(actual.means[bucket]).isNaN();
            } else {
                assertThat(actual.means[bucket]).isCloseTo(mean, within(near + Math.abs(mean) * 1e-13));
            }
        }
    }

    /** Everything but the means. */
    private static List<List<Object>> columns(Partials p) {
        return IntStream.range(0, p.size)
                .mapToObj(i -> List.<Object>of(
                        p.starts[i],
                        p.firstTimes[i],
                        p.lastTimes[i],
                        p.mins[i],
                        p.maxs[i],
                        p.firsts[i],
                        p.lasts[i],
                        p.covered[i],
                        p.counts[i],
                        p.goods[i],
                        p.lastMarks[i],
                        p.seen[i]))
                .toList();
    }
}
