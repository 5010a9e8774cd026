package dev.andon.connector.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** That the plant's numbers belong together as those of a real one do. */
class SignalsTest {

    private final Fleet fleet = Plants.quiet();

    @Test
    void bottlesAreTheSumOfTheRate() {
        double before = Plants.number(fleet, "bottling/line1/filler", "bottles", 0);
        double after = Plants.number(fleet, "bottling/line1/filler", "bottles", 7_200);
        double minutes = IntStream.range(0, 7_200)
                        .mapToDouble(second -> Plants.number(fleet, "bottling/line1/filler", "rate", second + 0.5))
                        .sum()
                / 60;
        assertThat(after - before).isCloseTo(minutes, within(0.02 * minutes));
    }

    @Test
    void energyIsTheSumOfThePower() {
        double before = Plants.number(fleet, "bottling/line1/meter", "energy", 0);
        double after = Plants.number(fleet, "bottling/line1/meter", "energy", 7_200);
        double hours = IntStream.range(0, 7_200)
                        .mapToDouble(second -> Plants.number(fleet, "bottling/line1/meter", "power", second + 0.5))
                        .sum()
                / 3_600;
        assertThat(after - before).isCloseTo(hours, within(0.02 * hours));
    }

    @Property(tries = 200)
    void countersNeverFallWithinADay(@ForAll @IntRange(min = 0, max = 50_000) int elapsed) {
        for (Fleet plant : new Fleet[] {fleet, Plants.usual()}) {
            assertThat(Plants.number(plant, "bottling/line2/filler", "bottles", elapsed + 1))
                    .isGreaterThanOrEqualTo(Plants.number(plant, "bottling/line2/filler", "bottles", elapsed));
        }
    }

    @Property(tries = 100)
    void lineThatStandsFillsNoBottles(@ForAll @IntRange(min = 0, max = 200_000) int elapsed) {
        boolean running = Plants.flag(fleet, "bottling/line3/filler", "running", elapsed);
        double rate = Plants.number(fleet, "bottling/line3/filler", "rate", elapsed);
        assertThat(running).isEqualTo(rate > 0);
        if (!running) {
            assertThat(Plants.number(fleet, "bottling/line3/press1", "speed", elapsed))
                    .isZero();
        }
    }

    @Test
    void nightShiftIsSlower() {
        assertThat(meanRate(14, 18)).isGreaterThan(1.04 * meanRate(24 + 1, 24 + 5));
    }

    @Test
    void compressorsSwitchOnAndOff() {
        double[] current = IntStream.range(0, 1_200)
                .mapToDouble(second -> Plants.number(fleet, "coldstore/plantroom/compressor2", "current", second))
                .toArray();
        long starts = IntStream.range(1, current.length)
                .filter(i -> current[i] > 0 && current[i - 1] == 0)
                .count();
        assertThat(starts).isBetween(2L, 8L);
    }

    @Property(tries = 300)
    void truckMovesAsFarAsItsSpeedSays(
            @ForAll @IntRange(min = 1, max = 50) int truck, @ForAll @IntRange(min = 0, max = 200_000) int elapsed) {
        String id = "trucks/truck" + truck;
        double seconds = 10;
        double km = 111.2
                * Math.hypot(
                        difference(id, "latitude", elapsed, seconds),
                        difference(id, "longitude", elapsed, seconds) * Math.cos(Math.toRadians(53)));
        double fastest = DoubleStream.of(0, 2.5, 5, 7.5, seconds)
                .map(later -> Plants.number(fleet, id, "speed", elapsed + later))
                .max()
                .orElseThrow();
        // The degrees of longitude are taken at 53 degrees north, and a bend cuts the way short.
        assertThat(km).isLessThanOrEqualTo((fastest + 1) * seconds / 3_600 * 1.06);
    }

    @Test
    void truckGoesOutAndComesBack() {
        double[] north = IntStream.range(0, 2_000)
                .mapToDouble(minute -> Plants.number(fleet, "trucks/truck7", "latitude", minute * 60.0))
                .toArray();
        assertThat(DoubleStream.of(north).max().orElseThrow()).isCloseTo(53.86, within(0.01));
        assertThat(DoubleStream.of(north).filter(latitude -> latitude == 53.515).count())
                .isGreaterThan(30);
    }

    @Test
    void cargoStaysColdThroughADay() {
        for (int truck = 1; truck <= 50; truck++) {
            for (double elapsed = 0; elapsed < Day.SECONDS; elapsed += 600) {
                assertThat(Plants.number(fleet, "trucks/truck" + truck, "cargo.temperature", elapsed))
                        .isBetween(2.0, 7.0);
            }
        }
    }

    private double difference(String device, String point, double elapsed, double seconds) {
        return Plants.number(fleet, device, point, elapsed + seconds) - Plants.number(fleet, device, point, elapsed);
    }

    /** Mean rate of the first line between two hours of the plant's day, counted from its first midnight. */
    private double meanRate(int from, int to) {
        double midnight = -Day.seconds(Plants.START);
        return IntStream.range(from * 60, to * 60)
                .mapToDouble(minute -> Plants.number(fleet, "bottling/line1/filler", "rate", midnight + minute * 60.0))
                .filter(rate -> rate > 100)
                .average()
                .orElseThrow();
    }
}
