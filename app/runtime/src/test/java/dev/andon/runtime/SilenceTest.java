package dev.andon.runtime;

import static dev.andon.model.Quality.GOOD;
import static dev.andon.model.Quality.NOT_CONNECTED;
import static dev.andon.model.Quality.STALE;
import static dev.andon.model.Quality.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Glob;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is silent must not look live. */
class SilenceTest {

    private final Story story = new Story();

    @Test
    void aPointThatWasNeverHeardIsNotConnected() {
        assertThat(story.quality("press#temperature")).isEqualTo(NOT_CONNECTED);
    }

    @Test
    void aPointThatMissesTwoOfItsBeatsIsStaleAndKeepsItsValue() {
        everySecondUntil(10, "press#temperature");
        story.at(12.9);
        assertThat(story.quality("press#temperature")).isEqualTo(GOOD);
        story.at(13.2);
        assertThat(story.quality("press#temperature")).isEqualTo(STALE);
        assertThat(story.value("press#temperature").number()).isEqualTo(10);
    }

    @Test
    void aSlowPointIsGivenTwiceItsOwnRhythm() {
        for (int minute = 0; minute <= 5; minute++) {
            story.at(minute * 60);
            story.hear("tank#level", minute);
        }
        story.at(300 + 115);
        assertThat(story.quality("tank#level")).isEqualTo(GOOD);
        story.at(300 + 125);
        assertThat(story.quality("tank#level")).isEqualTo(STALE);
    }

    @Test
    void hooksHearOfThePointThatCeasedWithItsLastValueAndItsOwnTime() {
        everySecondUntil(5, "press#temperature");
        story.told.clear();
        story.at(20);
        assertThat(story.told).containsExactly("5.0 press#temperature 5.0 STALE");
    }

    @Test
    void aLostLinkMakesEverythingItFedStaleAtOnce() {
        everySecondUntil(5, "press#temperature");
        story.hear("door#open", 1);
        story.linkLost();
        assertThat(story.quality("press#temperature")).isEqualTo(STALE);
        assertThat(story.quality("door#open")).isEqualTo(STALE);
    }

    @Test
    void aPointComesBackToLifeWithItsNextSampleNotWithTheLink() {
        everySecondUntil(5, "press#temperature");
        story.linkLost();
        story.linkUp();
        assertThat(story.quality("press#temperature")).isEqualTo(STALE);
        story.at(8);
        story.hear("press#temperature", 8);
        assertThat(story.quality("press#temperature")).isEqualTo(GOOD);
    }

    @Test
    void anOutageIsNotTakenForANewRhythm() {
        everySecondUntil(10, "press#temperature");
        story.linkLost();
        story.at(600);
        story.linkUp();
        for (int second = 600; second < 603; second++) {
            story.at(second);
            story.hear("press#temperature", second);
        }
        story.at(607);
        assertThat(story.quality("press#temperature")).isEqualTo(STALE);
    }

    @Test
    void aChangeOnlyPointLivesAsLongAsItsSiblingsBeat() {
        story.hear("room#door", 1);
        everySecondUntil(300, "room#temperature");
        assertThat(story.quality("room#door")).isEqualTo(GOOD);
        story.at(310);
        assertThat(story.quality("room#temperature")).isEqualTo(STALE);
        assertThat(story.quality("room#door")).isEqualTo(STALE);
    }

    @Test
    void aChangeOnlyPointLivesWhileItsSessionIsAnnouncedOnline() {
        story.presence("room", Presence.ONLINE);
        story.hear("room#door", 1);
        story.at(7200);
        assertThat(story.quality("room#door")).isEqualTo(GOOD);
        story.presence("room", Presence.OFFLINE);
        assertThat(story.quality("room#door")).isEqualTo(STALE);
    }

    @Test
    void aFlagThatTurnedInEvenStepsIsNotMissedWhenItRests() {
        for (int second = 0; second <= 30; second++) {
            story.at(second);
            story.hear("truck#speed", second);
            if (second % 5 == 0) {
                story.hear("truck#door", second % 10 == 0);
            }
        }
        for (int second = 31; second <= 90; second++) {
            story.at(second);
            story.hear("truck#speed", second);
        }
        assertThat(story.quality("truck#door")).isEqualTo(GOOD);
    }

    @Test
    void aHeartbeatThatTogglesIsMissedWhenItStopsThoughItsSiblingsSpeak() {
        togglesEverySecondUntil(40);
        everySecond(41, 44, "plc#speed");
        assertThat(story.quality("plc#alive")).isEqualTo(STALE);
        everySecond(45, 1800, "plc#speed");
        assertThat(story.quality("plc#alive")).isEqualTo(STALE);
    }

    @Test
    void aHeartbeatThatSkipsABeatNowAndThenIsAHeartbeatAllTheSame() {
        for (int second = 0; second <= 100; second++) {
            story.at(second + second % 3 * 0.05);
            story.hear("plc#speed", second);
            if (second % 17 != 0) {
                story.hear("plc#alive", second % 2 == 0);
            }
        }
        everySecond(101, 104, "plc#speed");
        assertThat(story.quality("plc#alive")).isEqualTo(STALE);
    }

    @Test
    void aLampThatBlinkedForAWhileIsNotMissedAnyMoreOnceItHasTurnedAfterARest() {
        togglesEverySecondUntil(40);
        everySecond(41, 300, "plc#speed");
        story.hear("plc#alive", false);
        everySecond(301, 600, "plc#speed");
        assertThat(story.quality("plc#alive")).isEqualTo(GOOD);
    }

    @Test
    void aFlagThatIsRepeatedInARhythmIsMissedWhenItStops() {
        for (int second = 0; second <= 30; second++) {
            story.at(second);
            story.hear("truck#speed", second);
            story.hear("truck#door", second < 20);
        }
        story.at(33.5);
        story.hear("truck#speed", 33);
        assertThat(story.quality("truck#door")).isEqualTo(STALE);
    }

    @Test
    void aLonePointOfUnknownRhythmIsNotBelievedForEver() {
        story.hear("room#door", 1);
        story.at(59);
        assertThat(story.quality("room#door")).isEqualTo(GOOD);
        story.at(61);
        assertThat(story.quality("room#door")).isEqualTo(STALE);
    }

    @Test
    void whenAGatewayGoesEverythingBehindItIsStaleAndNothingBesideIt() {
        everySecondUntil(5, "trucks/7#temperature", "trucksy/8#temperature");
        story.presence("trucks", Presence.OFFLINE);
        assertThat(story.quality("trucks/7#temperature")).isEqualTo(STALE);
        assertThat(story.quality("trucksy/8#temperature")).isEqualTo(GOOD);
    }

    @Test
    void aDeviceThatSaysItIsOnlineOutlivesItsGatewayOnlyByWhatItSends() {
        story.presence("trucks/7", Presence.ONLINE);
        everySecondUntil(5, "trucks/7#temperature", "trucks/8#temperature");
        story.presence("trucks", Presence.OFFLINE);
        assertThat(story.quality("trucks/7#temperature")).isEqualTo(GOOD);
        assertThat(story.quality("trucks/8#temperature")).isEqualTo(STALE);
        story.at(10);
        assertThat(story.quality("trucks/7#temperature")).isEqualTo(STALE);
    }

    @Test
    void aSleepingDeviceMayBeSilentUntilItsTime() {
        everySecondUntil(5, "sensor#level");
        story.presence(
                "sensor", new Presence.Sleeping(Micros.instant(Story.START).plusSeconds(100)));
        story.at(99);
        assertThat(story.quality("sensor#level")).isEqualTo(GOOD);
        story.at(101);
        assertThat(story.quality("sensor#level")).isEqualTo(STALE);
    }

    @Test
    void aProfilesStaleAfterWinsOverTheRhythm() {
        Story profiled = new Story(List.of(new Profile(
                "press",
                "Press",
                new Glob("press*"),
                Map.of("temperature", temperature(Duration.ofSeconds(30))),
                List.of())));
        for (int second = 0; second <= 5; second++) {
            profiled.at(second);
            profiled.hear("press3#temperature", second);
        }
        profiled.at(34);
        assertThat(profiled.quality("press3#temperature")).isEqualTo(GOOD);
        profiled.at(36);
        assertThat(profiled.quality("press3#temperature")).isEqualTo(STALE);
    }

    @Test
    void aRetainedValueIsLastKnownAndHasNoAge() {
        story.hearRetained("press#temperature", 60);
        assertThat(story.quality("press#temperature")).isEqualTo(UNCERTAIN);
        assertThat(story.value("press#temperature").sourceTime()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aRetainedValueDoesNotPushALiveOneAside() {
        everySecondUntil(3, "press#temperature");
        story.hearRetained("press#temperature", 60);
        assertThat(story.quality("press#temperature")).isEqualTo(GOOD);
        assertThat(story.value("press#temperature").number()).isEqualTo(3);
    }

    @Test
    void whoSpokeInARhythmAndFellSilentStaysSoWhateverTheBrokerKept() {
        everySecondUntil(10, "pump#flow");
        story.at(3600);
        story.linkLost();
        story.linkUp();
        story.hearRetained("pump#flow", 10);
        assertThat(story.quality("pump#flow")).isEqualTo(STALE);
        assertThat(story.value("pump#flow").sourceTime()).as("its age").isEqualTo(Story.START + 10_000_000);
        story.hearRetained("pump#flow", 11);
        assertThat(story.value("pump#flow").number())
                .as("nobody knows which is the newer")
                .isEqualTo(10);
        story.at(3602);
        story.hear("pump#flow", 12);
        assertThat(story.quality("pump#flow")).isEqualTo(GOOD);
    }

    @Test
    void whatTheBrokerKeptOfASilentPointIsShownWhereItIsTheNewerByItsOwnTime() {
        for (int second = 0; second <= 10; second++) {
            story.at(second);
            story.hear("pump#flow", second, second);
        }
        story.at(3600);
        story.hearRetained("pump#flow", 9, 9);
        assertThat(story.value("pump#flow").number()).isEqualTo(10);
        story.hearRetained("pump#flow", 60, 60);
        assertThat(story.quality("pump#flow")).isEqualTo(STALE);
        assertThat(story.value("pump#flow").number()).isEqualTo(60);
        assertThat(story.value("pump#flow").sourceTime()).isEqualTo(Story.START + 60_000_000);
    }

    @Test
    void whatTheBrokerKeptMendsNoBadValueOfAPointThatSpeaksInARhythm() {
        everySecondUntil(10, "pump#flow");
        story.hearGarbage("pump#flow");
        story.linkLost();
        story.hearRetained("pump#flow", 10);
        assertThat(story.quality("pump#flow")).isEqualTo(Quality.BAD);
    }

    @Test
    void aDoorThatIsToldOnlyWhenItTurnsIsLastKnownAgainAndKeepsItsTime() {
        story.hear("room#door", 1);
        story.linkLost();
        story.at(20);
        story.linkUp();
        story.hearRetained("room#door", 1);
        assertThat(story.quality("room#door")).isEqualTo(UNCERTAIN);
        assertThat(story.value("room#door").sourceTime()).isEqualTo(Story.START);
        story.hearRetained("room#door", 0);
        assertThat(story.value("room#door").number()).isZero();
        assertThat(story.value("room#door").sourceTime()).isEqualTo(SampleBatch.NO_TIME);
    }

    @Test
    void anUnreadableSampleIsBadAndTheLastGoodValueStaysBeneath() {
        everySecondUntil(3, "press#temperature");
        story.hearGarbage("press#temperature");
        assertThat(story.quality("press#temperature")).isEqualTo(Quality.BAD);
        assertThat(story.value("press#temperature").number()).isEqualTo(3);
    }

    @Test
    void aSleeperThatWokeHasToSpeakAgain() {
        everySecondUntil(5, "sensor#level");
        story.presence(
                "sensor", new Presence.Sleeping(Micros.instant(Story.START).plusSeconds(86_400)));
        story.at(600);
        assertThat(story.quality("sensor#level")).isEqualTo(GOOD);
        story.presence("sensor", Presence.ONLINE);
        story.at(605);
        assertThat(story.quality("sensor#level")).isEqualTo(STALE);
    }

    @Test
    void aPointOfWhichASampleWasDroppedIsNotBelievedUntilItsNextOne() {
        story.presence("room", Presence.ONLINE);
        story.hear("room#door", 0);
        story.put(batch -> batch.addNumber(story.handle("room#door"), 1, SampleBatch.NO_TIME, Story.START));
        story.overflow("line#count");
        story.workOff();
        assertThat(story.quality("room#door")).isEqualTo(STALE);
        story.hear("room#door", 1);
        assertThat(story.quality("room#door")).isEqualTo(GOOD);
    }

    @Test
    void aHookThatFailsStopsNeitherTheTableNorTheOtherHooks() {
        story.ingest.hook(batch -> {
            throw new IllegalStateException("this hook is broken");
        });
        everySecondUntil(5, "press#temperature");
        story.told.clear();
        story.at(20);
        assertThat(story.quality("press#temperature")).isEqualTo(STALE);
        assertThat(story.told).hasSize(1);
        assertThat(story.troubles.troubles().get(0).problem().what()).contains("this hook is broken");
    }

    @Test
    void whatCameBeforeTheLinkWasUpIsStaleTooWhenItIsLost() {
        story.linkLost();
        story.hear("press#temperature", 1);
        story.linkLost();
        assertThat(story.quality("press#temperature")).isEqualTo(STALE);
    }

    @Test
    void ourOwnClockSetBackNeitherFreezesNorKillsAPoint() {
        everySecondUntil(10, "press#temperature");
        story.jumpTo(10 - 3600);
        story.hear("press#temperature", 11);
        assertThat(story.quality("press#temperature")).isEqualTo(GOOD);
        assertThat(story.value("press#temperature").number()).isEqualTo(11);
        story.at(20 - 3600);
        story.at(80 - 3600);
        assertThat(story.quality("press#temperature")).isEqualTo(STALE);
    }

    @Test
    void instantsSurviveTheWayThroughMicroseconds() {
        Instant instant = Instant.parse("2026-03-01T12:00:00.123456Z");
        assertThat(Micros.instant(Micros.of(instant))).isEqualTo(instant);
        assertThat(Micros.of(Instant.MAX)).isPositive();
        assertThat(Micros.of(Instant.MIN)).isNegative();
    }

    private static Profile.PointProfile temperature(Duration staleAfter) {
        return new Profile.PointProfile("Temperature", null, Unit.NONE, null, null, staleAfter, false);
    }

    private void togglesEverySecondUntil(int last) {
        for (int second = 0; second <= last; second++) {
            story.at(second);
            story.hear("plc#speed", second);
            story.hear("plc#alive", second % 2 == 0);
        }
    }

    private void everySecondUntil(int last, String... points) {
        everySecond(0, last, points);
    }

    private void everySecond(int first, int last, String... points) {
        for (int second = first; second <= last; second++) {
            story.at(second);
            for (String point : points) {
                story.hear(point, second);
            }
        }
    }
}
