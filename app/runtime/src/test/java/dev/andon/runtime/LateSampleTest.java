package dev.andon.runtime;

import static dev.andon.model.Quality.GOOD;
import static dev.andon.model.Quality.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.model.Glob;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What comes late belongs to history and never looks live, whatever the device's clock says. */
class LateSampleTest {

    private static final String POINT = "truck#cargo";

    private final Story story = new Story();

    @Test
    void aSampleOlderThanTheNewestGoesToHistoryOnly() {
        story.at(10);
        story.hear(POINT, 10, 10);
        story.hear(POINT, 9, 9);
        assertThat(story.value(POINT).number()).isEqualTo(10);
        assertThat(story.told).containsExactly("10.0 truck#cargo 10.0 GOOD", "9.0 truck#cargo 9.0 GOOD_BACKFILL late");
    }

    @Test
    void anEmptiedBufferMovesNoGaugeUntilItHasCaughtUp() {
        live(0, 30);
        story.at(120);
        assertThat(story.quality(POINT)).isEqualTo(STALE);
        for (int second = 31; second < 114; second++) {
            story.hear(POINT, second, second);
        }
        assertThat(story.quality(POINT)).isEqualTo(STALE);
        story.hear(POINT, 120, 120);
        assertThat(story.quality(POINT)).isEqualTo(GOOD);
        assertThat(story.told).contains("31.0 truck#cargo 31.0 GOOD_BACKFILL late");
    }

    @Test
    void whatIsOldAtTheFirstHearingIsShownAsOld() {
        story.at(1000);
        story.hear(POINT, 5, 100);
        assertThat(story.quality(POINT)).isEqualTo(STALE);
        assertThat(story.value(POINT).sourceTime()).isEqualTo(Story.START + 100_000_000);
    }

    @Test
    void whatCameLateTellsNothingOfTheClock() {
        story.at(1000);
        story.hear(POINT, 5, 100);
        assertThat(clockOffset()).isEmpty();
        story.hear(POINT, 6, 1000);
        assertThat(offset()).isZero();
    }

    @Test
    void aClockThatRunsAheadIsLearntAndItsSamplesAreLive() {
        for (int second = 0; second < 10; second++) {
            story.at(second);
            story.hear(POINT, second, second + 3600);
        }
        assertThat(story.quality(POINT)).isEqualTo(GOOD);
        assertThat(story.value(POINT).sourceTime()).isEqualTo(Story.START + 9_000_000);
        assertThat(offset()).isEqualTo(Duration.ofHours(-1));
        assertThat(story.troubles.troubles().get(0).problem().what()).contains("3600 s ahead");
    }

    @Test
    void aClockThatIsMendedIsBelievedAtOnce() {
        for (int second = 0; second < 10; second++) {
            story.at(second);
            story.hear(POINT, second, second + 70 * 365 * 86_400.0);
        }
        story.at(10);
        story.hear(POINT, 10, 10);
        assertThat(story.quality(POINT)).isEqualTo(GOOD);
        assertThat(story.value(POINT).number()).isEqualTo(10);
    }

    @Test
    void aSteadyLagIsTakenForAClockOnlyAfterAMinute() {
        for (int second = 0; second < 60; second++) {
            story.at(second);
            story.hear(POINT, second, second - 5400);
        }
        assertThat(story.quality(POINT)).isEqualTo(STALE);
        for (int second = 60; second < 63; second++) {
            story.at(second);
            story.hear(POINT, second, second - 5400);
        }
        assertThat(story.quality(POINT)).isEqualTo(GOOD);
        assertThat(offset()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void aBacklogIsShownWithItsTrueAgeHoweverPatientTheProfileIs() {
        Story patient = new Story(List.of(new Profile(
                "truck",
                "Truck",
                new Glob("truck"),
                Map.of(
                        "cargo",
                        new Profile.PointProfile("Cargo", null, Unit.NONE, null, null, Duration.ofMinutes(10), false)),
                List.of())));
        for (int second = 0; second <= 60; second += 5) {
            patient.at(second);
            patient.hear(POINT, second, second);
        }
        patient.at(360);
        for (int second = 65; second <= 160; second += 5) {
            for (int sibling = 0; sibling < 20; sibling++) {
                patient.hear("truck#p" + sibling, second, second);
            }
            patient.hear(POINT, second, second);
        }
        assertThat(patient.value(POINT).sourceTime()).isEqualTo(Story.START + 160_000_000);
    }

    @Test
    void aClockBehindIsLearntThoughEachMessageSpansTenSeconds() {
        for (int second = 0; second <= 90; second += 5) {
            story.at(second);
            for (int ago = 10; ago >= 0; ago -= 2) {
                story.hear(POINT, second, second - ago - 7200);
            }
        }
        assertThat(story.quality(POINT)).isEqualTo(GOOD);
        assertThat(offset()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aDeviceThatIsOnlyEverLateIsTold() {
        for (int second = 0; second <= 70; second++) {
            story.at(second);
            story.hear(POINT, second, second - 100 - second * 0.9);
        }
        assertThat(story.troubles.troubles().get(0).problem().what()).contains("came late");
    }

    @Test
    void aBundleOfAMinuteIsNotLateWhenItComesEveryMinute() {
        for (int minute = 1; minute <= 5; minute++) {
            story.at(minute * 60);
            story.told.clear();
            for (int second = 0; second < 60; second += 10) {
                story.hear(POINT, second, (minute - 1) * 60 + second);
            }
        }
        assertThat(story.told).hasSize(6).noneMatch(line -> line.endsWith("late"));
    }

    @Test
    void timesBeyondAllYearsAreCutAndDoNoHarm() {
        story.hear(POINT, 1, 9e12);
        story.hear(POINT, 2, -9e12);
        story.at(1);
        story.hear(POINT, 3, 1);
        assertThat(story.quality(POINT)).isEqualTo(GOOD);
    }

    @Test
    void aTimeThatStandsStillIsNotLiveAgainOnceItWasStale() {
        double standing = 70 * 365 * 86_400.0;
        List<Quality> seen = new ArrayList<>();
        for (int message = 0; message < 500; message++) {
            story.at(message * 0.4);
            seen.add(story.quality(POINT));
            story.hear(POINT, 12, standing);
            seen.add(story.quality(POINT));
        }
        assertThat(seen.indexOf(STALE)).isBetween(15, 30);
        assertThat(seen.lastIndexOf(GOOD)).isLessThan(seen.indexOf(STALE));
        story.at(200);
        story.hear(POINT, 13, 200);
        assertThat(story.quality(POINT)).as("a clock that was set").isEqualTo(GOOD);
    }

    @Test
    void aRepeatedSampleChangesNothing() {
        story.at(10);
        story.hear(POINT, 10, 10);
        story.hear(POINT, 10, 10);
        assertThat(story.value(POINT).number()).isEqualTo(10);
        assertThat(story.value(POINT).sourceTime()).isEqualTo(Story.START + 10_000_000);
    }

    private Duration offset() {
        return Duration.of(clockOffset().orElseThrow(), ChronoUnit.MICROS);
    }

    private OptionalLong clockOffset() {
        return story.ingest.judge().clockOffset(story.points.deviceOf(story.handle(POINT)));
    }

    private void live(int from, int to) {
        for (int second = from; second <= to; second++) {
            story.at(second);
            story.hear(POINT, second, second);
        }
    }
}
