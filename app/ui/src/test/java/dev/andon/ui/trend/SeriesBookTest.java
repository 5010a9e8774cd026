package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.Cache;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.runtime.LiveValue;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretSources;
import dev.andon.ui.ScriptedPlant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two books over one plant that is recorded: one rests while nobody looks, the other never does. */
class SeriesBookTest {

    private static final String OIL = "plant/line1/press3#temperature";
    private static final long SECOND = 1_000_000;

    @TempDir
    Path folder;

    private final SeriesPicture rested = new SeriesPicture();
    private final SeriesPicture wakeful = new SeriesPicture();
    private final LiveValue value = new LiveValue();
    private Recording recording;
    private ScriptedPlant plant;
    private SeriesBook resting;
    private SeriesBook awake;
    private long begun;
    private int oil;

    @BeforeEach
    void begin() {
        recording = Recording.open(
                folder, new SecretSources(Map.of(), List.of(), folder), "the test", Recording.Begin.PLAIN);
        plant = new ScriptedPlant(recording);
        resting = new SeriesBook(plant.monitor.live());
        awake = new SeriesBook(plant.monitor.live());
        plant.monitor.hook(resting);
        plant.monitor.hook(awake);
        plant.link.up();
        begun = plant.monitor.now() - 40 * SECOND;
        hear(0, 50);
        hear(1, 51);
        oil = plant.monitor.points().find(PointId.parse(OIL));
    }

    @AfterEach
    void end() {
        plant.close();
        recording.close();
    }

    @Test
    void afterARestNothingIsMissingThatWasRecorded() {
        resting.rest();
        hear(10, 90);
        hear(11, 10);
        hear(12, 52);
        look();
        assertThat(rested.size()).as("nothing was written").isEqualTo(2);
        resting.wake(history());
        until("the same as if it had not rested", this::alike);
        assertThat(rested.gaps().size()).as("no hole").isZero();
        assertThat(rested.live()).isTrue();
        hear(14, 53);
        until("and it goes on", this::alike);
    }

    @Test
    void whileItRestsItsLastValueIsNotHeldOn() {
        resting.rest();
        look();
        assertThat(rested.live()).isFalse();
        assertThat(rested.gaps().open()).isTrue();
        assertThat(rested.whole()).isFalse();
    }

    @Test
    void aLossDuringTheRestIsAGapInItsPlace() {
        resting.rest();
        hear(10, 52);
        plant.link.lose(new Problem("10.0.0.7:1883", "no route to the host", "look at the network"));
        until("stale", () -> !quality());
        plant.link.up();
        long back = plant.monitor.now();
        hearAt(back, 53);
        resting.wake(history());
        until("the same samples", this::alike);
        assertThat(rested.gaps().size()).isEqualTo(1);
        assertThat(rested.gaps().start(0)).isGreaterThanOrEqualTo(begun + 10 * SECOND);
        assertThat(rested.gaps().end(0)).isEqualTo(back);
    }

    @Test
    void whatWasLostAndDidNotComeBackEndsWithItsLastSample() {
        resting.rest();
        hear(10, 52);
        plant.link.lose(new Problem("10.0.0.7:1883", "no route to the host", "look at the network"));
        until("stale", () -> !quality());
        resting.wake(history());
        until("the same samples", this::alike);
        assertThat(rested.live()).isFalse();
        assertThat(rested.gaps().open()).isTrue();
        assertThat(rested.lastTime()).isEqualTo(begun + 10 * SECOND);
        assertThat(rested.lastValue()).isEqualTo(52);
    }

    @Test
    void twoRestsOfWhichNobodyLookedBetweenAreFilledTogether() {
        resting.rest();
        hear(10, 90);
        resting.wake(history());
        hear(20, 52);
        resting.rest();
        hear(35, 10);
        resting.wake(history());
        until("the same as if it had not rested", this::alike);
        assertThat(rested.gaps().size()).isZero();
    }

    @Test
    void withoutAHistoryWhatCameMeanwhileStaysAGap() {
        resting.rest();
        hear(10, 90);
        resting.wake(TrendHistory.none(null));
        until("awake", () -> {
            look();
            return rested.live();
        });
        assertThat(rested.gaps().size()).isEqualTo(1);
        assertThat(rested.gaps().start(0)).isEqualTo(begun + SECOND);
        assertThat(rested.gaps().end(0)).isEqualTo(begun + 10 * SECOND);
    }

    private TrendHistory history() {
        Cache cache = recording.cache().orElseThrow();
        return TrendHistory.of(cache, plant.monitor::recorded);
    }

    private void look() {
        resting.picture(oil, rested);
        awake.picture(oil, wakeful);
    }

    private boolean quality() {
        return plant.monitor.live().read(oil, value) && value.quality().live();
    }

    private boolean alike() {
        look();
        return rested.whole() && slices(rested).equals(slices(wakeful)) && rested.live() == wakeful.live();
    }

    private static List<String> slices(SeriesPicture picture) {
        List<String> all = new ArrayList<>();
        for (int index = 0; index < picture.size(); index++) {
            all.add(picture.time(index) + ": " + picture.low(index) + " to " + picture.high(index) + ", "
                    + picture.last(index));
        }
        return all;
    }

    /** A sample of a second, and it is the newest one. */
    private void hear(int second, double number) {
        hearAt(begun + second * SECOND, number);
    }

    private void hearAt(long time, double number) {
        plant.link.numberAt(OIL, number, time);
        until("heard", () -> {
            int point = plant.monitor.points().find(PointId.parse(OIL));
            return point >= 0 && plant.monitor.live().read(point, value) && value.sourceTime() == time;
        });
    }

    private static void until(String story, BooleanSupplier condition) {
        Awaitility.await().alias(story).atMost(Duration.ofSeconds(60)).until(condition::getAsBoolean);
    }
}
