package dev.andon.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.andon.model.Kind;
import dev.andon.model.Quality;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final long BEGINNING = 1_790_000_000_000_000L;
    private static final byte GOOD = Marks.of(Quality.GOOD, false);

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void rowsGiveToThePixelWhatTheNaiveWayGives(
            @ForAll Run wild,
            @ForAll @LongRange(min = -200_000_000, max = 200_000_000) long lead,
            @ForAll @LongRange(min = 40, max = 2_000_000_000) long span,
            @ForAll @IntRange(min = 1, max = 40) int pixels,
            @ForAll @LongRange(min = 0, max = 200_000_000) long tail) {
        Run run = Naive.tame(wild);
        long from = BEGINNING + lead;
        Envelope envelope = new Envelope(from, from + span, pixels);
        envelope.add(run, 0, run.size);
        long until = (run.size == 0 ? from : run.times[run.size - 1]) + tail;
        envelope.end(until);
        assertNaive(envelope, run, until);
    }

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void bucketsAndRowsMixedGiveTheSameWherePixelsBeginWithBuckets(
            @ForAll Run wild,
            @ForAll @IntRange(min = -3, max = 3) int lead,
            @ForAll @IntRange(min = 1, max = 4) int minutes,
            @ForAll @IntRange(min = 1, max = 40) int pixels,
            @ForAll @IntRange(min = 1, max = 60) int stretch)
            throws Damaged {
        Run run = Naive.tame(wild);
        long from = (BEGINNING / Partials.MINUTE + lead) * Partials.MINUTE;
        Envelope envelope = new Envelope(from, from + Partials.MINUTE * minutes * pixels, pixels);
        for (int row = 0; row < run.size; row += stretch) {
            int to = Math.min(row + stretch, run.size);
            if (row / stretch % 3 == 0) {
                envelope.add(run, row, to);
            } else {
                Partials partials = PartialsTest.stored(Partials.of(run, row, to, Partials.MINUTE));
                envelope.add(partials, 0, partials.size);
            }
        }
        long until = run.size == 0 ? from : run.times[run.size - 1] + 90_000_000;
        envelope.end(until);
        assertNaive(envelope, run, until);
    }

    @Property
    @Domain(AnyRun.class)
    @Domain(DomainContext.Global.class)
    void bucketsAcrossPixelsLoseNoExtremeAndNoTime(
            @ForAll Run wild,
            @ForAll @LongRange(min = 61_000_000, max = 300_000_000) long width,
            @ForAll @IntRange(min = 1, max = 40) int pixels) {
        Run run = Naive.tame(wild);
        long from = BEGINNING - 1;
        Envelope envelope = new Envelope(from, from + pixels * width, pixels);
        Partials partials = Partials.of(run, 0, run.size, Partials.MINUTE);
        envelope.add(partials, 0, partials.size);
        long covered = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            Naive naive = Naive.of(run, envelope.edge(pixel), envelope.edge(pixel + 1), 0);
            if (naive.count() > 0 && !Double.isNaN(naive.min())) {
                assertThat(envelope.mins[pixel]).isLessThanOrEqualTo(naive.min());
                assertThat(envelope.maxs[pixel]).isGreaterThanOrEqualTo(naive.max());
            }
            covered += envelope.covered[pixel];
        }
        boolean all = run.size == 0 || run.times[run.size - 1] < from + pixels * width;
        if (all) {
            long last = run.size == 0 ? 0 : run.times[run.size - 1];
            assertThat((double) covered)
                    .isCloseTo(
                            (double) Naive.of(run, from, Long.MAX_VALUE, last).covered(), within(2.0 * partials.size));
            assertThat(Arrays.stream(envelope.counts).sum())
                    .isEqualTo(Naive.of(run, from, Long.MAX_VALUE, last).count());
        }
    }

    private static void assertNaive(Envelope envelope, Run run, long until) {
        double near = 1e-6 * Naive.range(run) + 1e-12;
        for (int pixel = 0; pixel < envelope.pixels; pixel++) {
            Naive naive = Naive.of(run, envelope.edge(pixel), envelope.edge(pixel + 1), until);
            Naive.assertSame(envelope.mins[pixel], naive.min());
            Naive.assertSame(envelope.maxs[pixel], naive.max());
            Naive.assertSame(envelope.firsts[pixel], naive.first());
            Naive.assertSame(envelope.lasts[pixel], naive.last());
            assertThat(envelope.covered[pixel]).isEqualTo(naive.covered());
            assertThat(envelope.counts[pixel]).isEqualTo(naive.count());
            assertThat((int) envelope.seen[pixel]).isEqualTo(naive.seen());
            if (naive.covered() == 0) {
                assertThat(envelope.mean(pixel)).isNaN();
            } else {
                assertThat(envelope.mean(pixel)).isCloseTo(naive.mean(), within(near + Math.abs(naive.mean()) * 1e-13));
            }
        }
    }

    @Test
    void aGapIsOfEveryPixelUntilTheNextRow() {
        Run run = new Run(Kind.NUMBER);
        run.add(0, 5, GOOD);
        run.addGap(25, GapCause.LINK_LOST);
        run.add(45, 7, GOOD);
        Envelope envelope = new Envelope(0, 60, 6);
        envelope.add(run, 0, run.size);
        envelope.end(50);
        int good = Envelope.BELIEVED;
        assertThat(envelope.seen).containsExactly(good, good, good | Marks.GAP, Marks.GAP, good | Marks.GAP, 0);
        assertThat(envelope.covered).containsExactly(10, 10, 5, 0, 5, 0);
        assertThat(envelope.mean(1)).isEqualTo(5);
        assertThat(envelope.mins[1]).isNaN();
    }

    @Test
    void whatIsUncertainIsSoInEveryPixelThatItHoldsInto() {
        Run run = new Run(Kind.NUMBER);
        run.add(-5, 5, Marks.of(Quality.UNCERTAIN, false));
        run.add(25, 6, GOOD);
        run.add(45, 0, Marks.of(Quality.BAD, false));
        run.add(47, 7, GOOD);
        Envelope envelope = new Envelope(0, 60, 6);
        envelope.add(run, 0, run.size);
        envelope.end(60);
        assertThat(told(envelope::doubtful)).containsExactly(true, true, true, false, true, false);
        assertThat(told(envelope::good)).containsExactly(false, false, true, true, true, true);
    }

    private static List<Boolean> told(IntPredicate of) {
        return IntStream.range(0, 6).mapToObj(of::test).toList();
    }

    @Test
    void whatWasHeldBeforeTheFirstPixelHoldsIntoIt() {
        Run run = new Run(Kind.NUMBER);
        run.add(-1_000, 5, GOOD);
        run.add(15, 7, GOOD);
        Envelope envelope = new Envelope(0, 20, 2);
        envelope.add(run, 0, run.size);
        envelope.end(1_000);
        assertThat(envelope.mean(0)).isEqualTo(5);
        assertThat(envelope.mean(1)).isEqualTo(6);
        assertThat(envelope.counts).containsExactly(0, 1);
    }
}
