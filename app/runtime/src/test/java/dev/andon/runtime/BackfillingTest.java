package dev.andon.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.andon.cache.Cache;
import dev.andon.cache.Gap;
import dev.andon.cache.GapCause;
import dev.andon.cache.PointKey;
import dev.andon.cache.Rows;
import dev.andon.connector.Backfill;
import dev.andon.connector.LinkState;
import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Problem;
import dev.andon.model.Quality;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was missed while the link was lost is asked for when it is back, and fills the gap without touching what is live. */
class BackfillingTest {

    private static final String POINT = "press#temperature";
    private static final PointKey KEY = new PointKey("test/line", "press", "temperature", Kind.NUMBER);
    private static final long SECOND = 1_000_000;
    private static final int DAY = 86_400;

    @TempDir
    Path folder;

    private final Story story = new Story();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Cache cache;
    private Recorder recorder;
    // How often a source was looked for.
    private int begun;
    private Instant since = Instant.EPOCH;

    @BeforeEach
    void loseTheLinkForAWhile() throws Exception {
        cache = Cache.open(folder, "the test", null, story::now);
        recorder = new Recorder(cache, story.points, new CacheNames("test"));
        story.ingest.hook(recorder);
        story.hear(POINT, 0);
        story.at(1);
        story.hear(POINT, 1);
        story.at(2);
        story.linkLost();
        story.at(10);
        story.linkUp();
        story.hear(POINT, 10);
        story.at(11);
        await().until(() -> cache.recorded() == 4);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void aGapIsFilledPageByPageAndIsNoneAnyMore() throws Exception {
        comesUp((from, to) -> {
            // Three of eight seconds at a time.
            long end = Math.min(to, from + 3 * SECOND);
            story.put(batch -> {
                for (long time = from - from % SECOND + SECOND; time < end; time += SECOND) {
                    batch.addNumber(story.handle(POINT), (time - Story.START) / 1e6, time, story.now());
                    batch.markHistorical();
                }
            });
            return end == to ? new Backfill.Told.All() : new Backfill.Told.Until(end);
        });
        await().until(() -> asked.size() == 3);
        await().until(() -> {
            story.workOff();
            story.at((story.now() - Story.START) / 1e6 + 0.1);
            return gaps().isEmpty();
        });
        assertThat(asked).containsExactly("1.000001 to 10.0", "4.000001 to 10.0", "7.000001 to 10.0");
        assertThat(story.value(POINT).number()).isEqualTo(10);
        assertThat(story.told).contains("5.0 press#temperature 5.0 GOOD_BACKFILL late");
    }

    @Test
    void whatIsRefusedStaysAGap() throws Exception {
        Backfilling filling =
                comesUp((from, to) -> new Backfill.Told.Refused(new Problem("line", "keeps no history", "")));
        lookUntilBegunAgain(filling);
        await().during(Duration.ofMillis(200)).until(() -> turned(this::spans).size() == 1);
        assertThat(story.quality(POINT)).isEqualTo(Quality.GOOD);
    }

    @Test
    void whoToldUpToTheEndIsAskedNoMore() throws Exception {
        comesUp((from, to) -> new Backfill.Told.Until(to));
        await().until(() -> turned(this::spans).isEmpty());
        assertThat(asked).hasSize(1);
    }

    @Test
    void whileIngestIsBusyNobodyIsAsked() {
        story.overflow(POINT);
        comesUp((from, to) -> new Backfill.Told.Refused(new Problem("line", "no", "")));
        await().during(Duration.ofMillis(200)).until(asked::isEmpty);
        story.workOff();
        await().until(() -> asked.size() == 1);
    }

    @Test
    void aConnectionIsAskedForItsOwnPointsByItsOwnNamesForThem() {
        Rows rows = cache.take();
        for (PointKey key : List.of(
                new PointKey("test/other", "pump", "flow", Kind.NUMBER),
                new PointKey("test/line", "oven@line", "heat", Kind.NUMBER))) {
            rows.sample(cache.point(key), at(1), 1, null, Quality.GOOD, false);
            rows.gap(cache.point(key), at(2), GapCause.LINK_LOST);
        }
        cache.put(rows);
        await().until(() -> cache.recorded() == 8);
        List<PointId> points = Collections.synchronizedList(new ArrayList<>());
        Backfilling filling = comesUp((point, from, to, most) -> {
            points.add(point);
            return CompletableFuture.completedFuture(new Backfill.Told.Refused(new Problem("line", "no", "")));
        });
        await().until(() -> points.size() == 2);
        lookUntilBegunAgain(filling);
        assertThat(points.subList(0, 2)).containsExactly(PointId.parse(POINT), PointId.parse("oven#heat"));
    }

    @Test
    void whoStaysUpIsAskedTwiceAndNoMore() {
        Backfilling filling = comesUp((from, to) -> new Backfill.Told.Refused(new Problem("line", "no", "")));
        await().until(() -> asked.size() == 1);
        filling.look(List.of(up()), story.now());
        assertThat(begun).as("it has not settled").isEqualTo(1);

        lookUntilBegunAgain(filling);
        await().during(Duration.ofMillis(200)).until(() -> {
            filling.look(List.of(up()), settled());
            return begun == 2 && asked.size() == 1;
        });
    }

    @Test
    void aGapThatIsTooLongIsToldInPartAndStaysOne() throws Exception {
        story.at(12);
        story.linkLost();
        story.jumpTo(8 * DAY);
        story.linkUp();
        story.hear(POINT, 3);
        story.at(8 * DAY + 1);
        List<String> both = List.of("2.0 to 10.0, LINK_LOST", "12.0 to 691200.0, LINK_LOST");
        await().until(() -> spans().equals(both));
        Backfilling filling = comesUp((from, to) -> new Backfill.Told.All());
        lookUntilBegunAgain(filling);
        assertThat(asked).containsExactly("86401.0 to 691200.0");
        await().during(Duration.ofMillis(200)).until(() -> turned(this::spans).equals(both));
    }

    @Test
    void aSilenceFromBeforeTheLinkCameUpIsNotAskedFor() throws Exception {
        story.at(100);
        story.hear(POINT, 3);
        story.at(101);
        await().until(() -> spans().size() == 2);
        since = Instant.EPOCH.plus(Story.START + 101 * SECOND, ChronoUnit.MICROS);
        comesUp((from, to) -> new Backfill.Told.Refused(new Problem("line", "no", "")));
        await().until(() -> !asked.isEmpty());
        assertThat(asked.getFirst()).as("the newest come first").endsWith(" to 10.0");
    }

    @Test
    void whoHasNotAnsweredYetIsNotAskedASecondTime() {
        CompletableFuture<Backfill.Told> answer = new CompletableFuture<>();
        Backfilling filling = comesUp(answer);
        filling.look(List.of(up()), settled());
        assertThat(begun).isEqualTo(1);

        answer.complete(new Backfill.Told.All());
        lookUntilBegunAgain(filling);
    }

    @Test
    void whoComesUpAnewIsAskedAnew() {
        Backfilling filling = comesUp((from, to) -> new Backfill.Told.Refused(new Problem("line", "no", "")));
        filling.look(List.of(link(new LinkState.Up(Instant.EPOCH.plusSeconds(5), ""))), story.now());
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void whoIsLostAgainIsAskedNoFurther() {
        CompletableFuture<Backfill.Told> answer = new CompletableFuture<>();
        Backfilling filling = comesUp(answer);
        await().until(() -> asked.size() == 1);
        filling.look(List.of(link(new LinkState.Connecting(Instant.EPOCH))), story.now());
        answer.complete(new Backfill.Told.Until(Story.START + 4 * SECOND));
        await().during(Duration.ofMillis(200)).until(() -> asked.size() == 1);
    }

    @Test
    void whoDiedWhileTheLinkWasLostIsUnknownFromItsLastSampleOn() throws Exception {
        loseItAgainAndTellUntil(15);
        assertThat(spans()).containsExactly("15.000001 to the end, LINK_LOST");
        assertThat(story.quality(POINT)).isEqualTo(Quality.STALE);
    }

    @Test
    void whoSpokeAMomentLaterHasNoGapAtAll() throws Exception {
        Backfilling filling = loseItAgainAndTellUntil(19);
        story.hear(POINT, 21);
        story.at(40);
        lookUntilAskedAgain(filling);
        await().until(() -> turned(this::spans).isEmpty());
    }

    @Test
    void whoDidNotSpeakSinceIsSilent() throws Exception {
        Backfilling filling = loseItAgainAndTellUntil(15);
        story.at(40);
        lookUntilAskedAgain(filling);
        await().until(() -> turned(this::spans).equals(List.of("15.000002 to the end, SILENT")));
    }

    @Test
    void aSilenceOfWhichNothingIsToldStays() throws Exception {
        story.at(100);
        await().until(() -> cache.recorded() == 5);
        comesUp((from, to) -> new Backfill.Told.All());
        await().until(() -> asked.size() == 2);
        await().until(() -> turned(this::spans).size() == 1);
        assertThat(spans()).singleElement().asString().endsWith("to the end, SILENT");
    }

    @Test
    void aSilenceThatHasEndedStaysWhateverIsToldOfLater() throws Exception {
        story.at(100);
        story.hear(POINT, 3);
        story.at(103);
        await().until(() -> spans().size() == 2);
        String silence = spans().getLast();
        assertThat(silence).endsWith(" to 100.0, SILENT");
        comesUp((from, to) -> {
            late(102);
            return new Backfill.Told.All();
        });
        await().until(() -> turned(this::spans).equals(List.of(silence)));
    }

    @Test
    void aGapStaysUntilWhatFillsItIsRecorded() throws Exception {
        Backfilling filling = comesUp((from, to) -> {
            late(5);
            return new Backfill.Told.All();
        });
        lookUntilBegunAgain(filling);
        story.at(12);
        story.at(13);
        await().during(Duration.ofMillis(200)).until(() -> cache.recorded() == 4 && spans().size() == 1);
        await().until(() -> turned(this::spans).isEmpty());
    }

    @Test
    void aGapStaysWhenSomeOfWhatWasToldWasDropped() throws Exception {
        comesUp((from, to) -> {
            late(5);
            story.overflow(POINT);
            return new Backfill.Told.All();
        });
        await().until(() -> story.queue.dropped() > 0);
        story.workOff();
        story.at(12);
        await().until(() -> turned(cache::recorded) > IngestQueue.MOST_SAMPLES / 2);
        assertThat(spans()).isNotEmpty().first().asString().startsWith("2.0 to 10.0");
    }

    /** The link is lost from 12 to 20, and nothing was heard since; told is a sample a second. */
    private Backfilling loseItAgainAndTellUntil(int last) throws Exception {
        story.at(12);
        story.linkLost();
        story.at(20);
        story.linkUp();
        await().until(() -> cache.recorded() == 5);
        Backfilling filling = comesUp((from, to) -> {
            for (int second = 1; second <= last; second++) {
                if (from <= at(second) && at(second) < to) {
                    late(second);
                }
            }
            return new Backfill.Told.All();
        });
        await().until(() -> asked.size() == 2);
        await().until(() -> turned(this::spans).equals(List.of(last + ".000001 to the end, LINK_LOST")));
        return filling;
    }

    /** The first question may still be ending when its answer is seen already. */
    private void lookUntilAskedAgain(Backfilling filling) {
        await().until(() -> {
            filling.look(List.of(up()), story.now());
            return asked.size() == 3;
        });
    }

    /** By then all that was asked before has been told. */
    private void lookUntilBegunAgain(Backfilling filling) {
        await().until(() -> {
            filling.look(List.of(up()), settled());
            return begun == 2;
        });
    }

    private long settled() {
        return story.now() + Backfilling.SETTLED.toNanos() / 1_000;
    }

    private void late(int second) {
        story.put(batch -> {
            batch.addNumber(story.handle(POINT), second, at(second), story.now());
            batch.markHistorical();
        });
    }

    private static long at(int second) {
        return Story.START + second * SECOND;
    }

    /** Asked once ingest has come round. */
    private <T> T turned(Callable<T> question) throws Exception {
        story.workOff();
        story.at((story.now() - Story.START) / 1e6 + 0.1);
        return question.call();
    }

    private List<String> spans() throws Exception {
        return gaps().stream()
                .map(gap -> (gap.from() - Story.START) / 1e6 + " to "
                        + (gap.to() == Long.MAX_VALUE ? "the end" : (gap.to() - Story.START) / 1e6) + ", "
                        + gap.cause())
                .toList();
    }

    private interface Source {
        Backfill.Told tell(long from, long to);
    }

    private Backfilling comesUp(Source source) {
        return comesUp((point, from, to, most) -> {
            asked.add((from - Story.START) / 1e6 + " to " + (to - Story.START) / 1e6);
            return CompletableFuture.completedFuture(source.tell(from, to));
        });
    }

    /** What is told in the end is told of every question. */
    private Backfilling comesUp(CompletableFuture<Backfill.Told> answer) {
        return comesUp((point, from, to, most) -> {
            asked.add((from - Story.START) / 1e6 + " to " + (to - Story.START) / 1e6);
            return answer;
        });
    }

    private Backfilling comesUp(Backfill backfill) {
        Backfilling filling = new Backfilling(cache, new CacheNames("test"), recorder, story.queue, name -> {
            begun++;
            return Optional.of(backfill);
        });
        filling.look(List.of(up()), story.now());
        return filling;
    }

    private LinkStatus up() {
        return link(new LinkState.Up(since, ""));
    }

    private static LinkStatus link(LinkState state) {
        return new LinkStatus("line", URI.create("test://line"), state, SampleBatch.NO_TIME, 0);
    }

    private List<Gap> gaps() throws Exception {
        return cache.gaps(cache.point(KEY), Story.START, story.now());
    }
}
