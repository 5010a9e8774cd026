package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.Cache;
import dev.andon.cache.GapCause;
import dev.andon.cache.OtherVersion;
import dev.andon.cache.PointKey;
import dev.andon.cache.RowVisitor;
import dev.andon.cache.Unavailable;
import dev.andon.cache.WrongKey;
import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Presence;
import dev.andon.model.Quality;
import dev.andon.model.Unit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ingest judges is what the history says, with why it says nothing. */
class RecorderTest {

    private static final String POINT = "press#temperature";

    private static final Workspace WORKSPACE = Workspace.of(ConnectionSettings.of("line", URI.create("test://line")));

    @TempDir
    Path folder;

    private final Story story = new Story();
    private Cache cache;
    private Recorder recorder;

    @BeforeEach
    void open() {
        try {
            cache = Cache.open(folder, "the test", null, story::now);
        } catch (WrongKey | OtherVersion | Unavailable e) {
            throw new AssertionError(e);
        }
        recorder = new Recorder(cache, story.points, new CacheNames("test"));
        story.ingest.hook(recorder);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void whatIsHeardIsRecordedWithItsTimeAndQuality() throws Unavailable {
        heardEverySecond(3);
        story.hearGarbage(POINT);
        assertThat(told(POINT, Kind.NUMBER))
                .containsExactly("0.0 0.0 GOOD", "1.0 1.0 GOOD", "2.0 2.0 GOOD", "2.000001 BAD");
    }

    @Test
    void flagsAndTextsAreRecordedToo() throws Unavailable {
        story.hear("door#open", true);
        story.put(batch -> batch.addText(story.handle("door#mode"), "night", SampleBatch.NO_TIME, story.now()));
        story.ingest.work();
        assertThat(told("door#open", Kind.FLAG)).containsExactly("0.0 1.0 GOOD");
        assertThat(told("door#mode", Kind.TEXT)).containsExactly("0.0 night GOOD");
    }

    @Test
    void silenceIsAGapAndNoSample() throws Unavailable {
        heardEverySecond(10);
        story.at(20);
        assertThat(told(POINT, Kind.NUMBER)).hasSize(11).last().asString().endsWith(" SILENT");
    }

    @Test
    void aLostLinkIsAGapThatEndsWithTheNextSample() throws Unavailable {
        heardEverySecond(3);
        story.linkLost();
        story.at(5);
        story.linkUp();
        story.hear(POINT, 5);
        assertThat(told(POINT, Kind.NUMBER)).endsWith("2.000001 LINK_LOST", "5.0 5.0 GOOD");
    }

    @Test
    void aSourceWhoseClockIsBehindEndsTheGapWhenItIsHeardAgain() throws Unavailable {
        heardAgainByAClockThatIsBehind();
        assertThat(story.quality(POINT)).isEqualTo(Quality.GOOD);
        assertThat(told(POINT, Kind.NUMBER))
                .containsExactly("1.5 1.0 GOOD", "2.5 2.0 GOOD", "3.0 LINK_LOST", "4.0 2.0 GOOD");
    }

    @Test
    void whatFollowsWithAnEarlierTimeIsWhatHoldsFromThereOn() throws Unavailable {
        heardAgainByAClockThatIsBehind();
        story.at(5);
        story.hear(POINT, 3, 3.5);
        assertThat(told(POINT, Kind.NUMBER)).endsWith("3.0 LINK_LOST", "3.5 3.0 GOOD", "4.0 3.0 GOOD");
        story.at(6);
        story.hear(POINT, 4, 4.5);
        assertThat(told(POINT, Kind.NUMBER)).endsWith("3.5 3.0 GOOD", "4.0 3.0 GOOD", "4.5 4.0 GOOD");
    }

    @Test
    void whatComesLateEndsNoGap() throws Unavailable {
        heardEverySecond(3);
        story.linkLost();
        story.at(100);
        story.linkUp();
        story.hear(POINT, 9, 1.5);
        assertThat(story.quality(POINT)).isEqualTo(Quality.STALE);
        assertThat(told(POINT, Kind.NUMBER)).last().asString().endsWith(" LINK_LOST");
    }

    @Test
    void aClockSetBackTellsNothingOnceMore() throws Unavailable {
        story.at(50);
        story.hear(POINT, 1, 48.5);
        story.linkLost();
        story.at(51);
        story.linkUp();
        story.hear(POINT, 2, 49.5);
        story.jumpTo(20);
        story.at(22);
        story.hear(POINT, 3, 20.5);
        assertThat(story.quality(POINT)).isEqualTo(Quality.GOOD);
        assertThat(told(POINT, Kind.NUMBER)).endsWith("50.0 LINK_LOST", "51.0 2.0 GOOD");
    }

    @Test
    void whatWasTakenOutAndWhatWasPausedIsToldApart() throws Unavailable {
        heardEverySecond(3);
        story.inbox.shut(GapCause.DEVICE_GONE);
        story.ingest.work();
        assertThat(told(POINT, Kind.NUMBER)).last().asString().endsWith(" DEVICE_GONE");
        ConnectionInbox next = story.inbox.anew();
        next.rest();
        assertThat(next.causeBefore()).isEqualTo(GapCause.PAUSED);
        next.awake();
        assertThat(next.causeBefore()).isEqualTo(GapCause.LINK_LOST);
    }

    @Test
    void aDeviceThatIsSaidToBeOfflineLostItsLink() throws Unavailable {
        heardEverySecond(3);
        story.presence("press", Presence.OFFLINE);
        assertThat(told(POINT, Kind.NUMBER)).last().asString().endsWith(" LINK_LOST");
    }

    @Test
    void whatComesLateIsMarkedAsThat() throws Unavailable {
        story.at(10);
        story.hear(POINT, 10, 10);
        story.hear(POINT, 9, 9);
        assertThat(told(POINT, Kind.NUMBER)).containsExactly("9.0 9.0 GOOD_BACKFILL late", "10.0 10.0 GOOD");
    }

    @Test
    void aRetainedValueIsUncertainFromWhenItCame() throws Unavailable {
        story.at(4);
        story.hearRetained(POINT, 7);
        assertThat(told(POINT, Kind.NUMBER)).containsExactly("4.0 7.0 UNCERTAIN");
    }

    @Test
    void aRetainedValueIsNotKnownAnyMoreOnceTheLinkIsLost() throws Unavailable {
        story.at(4);
        story.hearRetained(POINT, 7);
        story.at(5);
        story.linkLost();
        story.inbox.link(new LinkState.Connecting(Instant.EPOCH));
        story.ingest.work();
        assertThat(story.quality(POINT)).isEqualTo(Quality.STALE);
        story.at(9);
        story.linkUp();
        story.hearRetained(POINT, 7);
        assertThat(story.quality(POINT)).isEqualTo(Quality.UNCERTAIN);
        assertThat(told(POINT, Kind.NUMBER)).containsExactly("4.0 7.0 UNCERTAIN", "5.0 LINK_LOST", "9.0 7.0 UNCERTAIN");
    }

    @Test
    void whatHappensAtTheProgramsEndIsNoNewsOfThePlant() throws Unavailable {
        heardEverySecond(3);
        recorder.end();
        story.inbox.link(new LinkState.Connecting(Instant.EPOCH));
        story.ingest.work();
        assertThat(told(POINT, Kind.NUMBER)).containsExactly("0.0 0.0 GOOD", "1.0 1.0 GOOD", "2.0 2.0 GOOD");
    }

    @Test
    void unitsAndTitlesAreKeptForLater() {
        heardEverySecond(1);
        story.inbox.unit(story.handle(POINT), new Unit("Cel"));
        story.inbox.title(story.inbox.device("press"), "The press");
        story.at(5);
        int number = cache.point(new PointKey("test/line", "press", "temperature", Kind.NUMBER));
        assertThat(cache.unit(number)).isEqualTo(new Unit("Cel"));
        assertThat(cache.title(number)).isEqualTo("The press");
    }

    @Test
    void anotherStartShowsWhatWasKnownAsStaleUnderTheHandleThatItKeeps() {
        heardEverySecond(3);
        story.hear("press#state", true);
        recorder.close();
        reopen();
        PointTable points = new PointTable(WORKSPACE);
        LiveTable live = new LiveTable();
        new Remembrance(cache, points, live, new CacheNames("test")).tell(WORKSPACE.connections());

        LiveValue value = new LiveValue();
        int handle = points.point(points.device("press", "line"), "temperature", Kind.NUMBER);
        assertThat(points.size()).isEqualTo(2);
        assertThat(live.read(handle, value)).isTrue();
        assertThat(value.number()).isEqualTo(2);
        assertThat(value.quality()).isEqualTo(Quality.STALE);
        assertThat(value.sourceTime()).isEqualTo(Story.START + 2_000_000);
        assertThat(value.restored()).isTrue();
    }

    @Test
    void whatWasBadIsBadAtTheNextStartToo() {
        heardEverySecond(3);
        story.hearGarbage(POINT);
        recorder.close();
        reopen();
        PointTable points = new PointTable(WORKSPACE);
        LiveTable live = new LiveTable();
        new Remembrance(cache, points, live, new CacheNames("test")).tell(WORKSPACE.connections());

        LiveValue value = new LiveValue();
        int handle = points.point(points.device("press", "line"), "temperature", Kind.NUMBER);
        assertThat(live.read(handle, value)).isTrue();
        assertThat(value.quality()).isEqualTo(Quality.BAD);
        assertThat(value.sourceTime()).isEqualTo(Story.START + 2_000_001);
        assertThat(value.restored()).isTrue();
    }

    @Test
    void aWorkspaceIsToldNothingOfAnother() {
        heardEverySecond(3);
        recorder.close();
        reopen();
        PointTable points = new PointTable(WORKSPACE);
        new Remembrance(cache, points, new LiveTable(), new CacheNames("elsewhere")).tell(WORKSPACE.connections());
        assertThat(points.size()).isZero();
    }

    private void heardAgainByAClockThatIsBehind() {
        story.at(3);
        story.hear(POINT, 1, 1.5);
        story.linkLost();
        story.at(4);
        story.linkUp();
        story.hear(POINT, 2, 2.5);
    }

    private void heardEverySecond(int seconds) {
        for (int second = 0; second < seconds; second++) {
            story.at(second);
            story.hear(POINT, second);
        }
    }

    private List<String> told(String point, Kind kind) throws Unavailable {
        recorder.close();
        reopen();
        String[] parts = point.split("#", -1);
        int number = cache.point(new PointKey("test/line", parts[0], parts[1], kind));
        List<String> rows = new ArrayList<>();
        cache.rows(number, Long.MIN_VALUE, Long.MAX_VALUE, new RowVisitor() {
            @Override
            public void sample(long time, double value, @Nullable String text, Quality quality, boolean historical) {
                String what = quality == Quality.BAD ? "" : (text == null ? value : text) + " ";
                rows.add(second(time) + " " + what + quality + (historical ? " late" : ""));
            }

            @Override
            public void gap(long time, GapCause cause) {
                if (cause != GapCause.NOT_RUNNING) {
                    rows.add(second(time) + " " + cause);
                }
            }
        });
        return rows;
    }

    /** Closing it writes what was handed over. */
    private void reopen() {
        cache.close();
        open();
    }

    private static double second(long time) {
        return (time - Story.START) / 1e6;
    }
}
