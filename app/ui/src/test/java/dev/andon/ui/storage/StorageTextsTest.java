package dev.andon.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.Bounds;
import dev.andon.cache.CacheState;
import dev.andon.cache.Loss;
import dev.andon.cache.PointKey;
import dev.andon.cache.Report;
import dev.andon.cache.Salvaged;
import dev.andon.cache.Usage;
import dev.andon.model.Kind;
import dev.andon.model.Problem;
import dev.andon.runtime.SecretSources;
import dev.andon.runtime.Workspace;
import dev.andon.ui.text.Words;
import dev.andon.ui.trend.Recorded;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTextsTest {

    private static final long NOW = 1_790_000_000_000_000L;
    private static final Problem FULL =
            new Problem("/data/cache.db", "there is no room to record", "make room on the disk");

    private static final long DAY = 86_400_000_000L;
    private static final PointKey OIL = new PointKey("test/line", "plant/line1/press3", "temperature", Kind.NUMBER);
    private static final Workspace PLANT =
            new Workspace("test", "Test", ZoneId.of("UTC"), null, List.of(), List.of(), List.of(), null);

    private final StorageTexts english = new StorageTexts(Words.in(Locale.ENGLISH), PLANT);
    private final StorageTexts german = new StorageTexts(Words.in(Locale.GERMAN), PLANT);

    @Test
    void aFullDiskIsToldWithItsRemedyAndSinceWhen() {
        Optional<CacheState> state = Optional.of(new CacheState.Stopped(FULL, NOW - 65_000_000));
        assertThat(english.state(state, Optional.of(FULL))).isEqualTo("Nothing can be recorded at the moment");
        assertThat(english.why(state, FULL, NOW))
                .containsExactly(
                        "Why: there is no room to record", "What to do: make room on the disk", "For 1 min 5 s");
    }

    @Test
    void nothingIsSaidAgainstARecordingThatGoesWell() {
        Optional<CacheState> state = Optional.of(new CacheState.Recording());
        assertThat(english.why(state, null, NOW)).isEmpty();
    }

    @Test
    void whoCouldNotOpenItIsToldOtherwiseThanWhoDidNotWantIt() {
        assertThat(english.state(Optional.empty(), Optional.of(FULL)))
                .isNotEqualTo(english.state(Optional.empty(), Optional.empty()));
    }

    @Test
    void sizesAreWrittenAsPeopleOfTheLanguageDo() {
        assertThat(english.bytes(512)).isEqualTo("512 B");
        assertThat(english.bytes(7_912_345)).isEqualTo("7.9 MB");
        assertThat(german.bytes(7_912_345)).isEqualTo("7,9 MB");
        assertThat(english.bytes(412_000_000_000L)).isEqualTo("412 GB");
    }

    @Test
    void whatIsRecordedIsCountedByConnection(@TempDir Path folder) throws Exception {
        try (Recorded recorded = new Recorded(folder, () -> NOW)) {
            recorded.good(NOW - 9_000_000, 4.2).done();
            StorageFacts facts = StorageFacts.of(recorded.cache(), new SecretSources(Map.of(), List.of(), folder));
            StorageFacts.Share share = facts.shares().getFirst();
            assertThat(share.connection()).isEqualTo("line");
            assertThat(share.points()).isEqualTo(1);
            assertThat(share.newest()).isEqualTo(NOW - 9_000_000);
            assertThat(facts.key()).isEqualTo(StorageFacts.Key.NONE);
            assertThat(facts.bytes()).as("with what lies beside it").isGreaterThan(4_096);
            assertThat(facts.recorded()).isEqualTo(1);
            assertThat(english.share(share, NOW).getFirst().text()).isEqualTo("1 point · newest 9 s old");
        }
    }

    @Test
    void whatIsKeptAndWhatGoesNextIsSaidInWords() {
        Usage usage = new Usage(
                "test/line",
                Bounds.DEFAULT,
                412_000_000,
                1_234_567,
                NOW - 30 * DAY,
                NOW - 400 * DAY,
                12.3,
                new Usage.Drop(NOW - 30 * DAY, true, NOW + 12 * DAY));
        assertThat(english.share(new StorageFacts.Share("test/line", 2, NOW, usage), NOW))
                .extracting(StorageTexts.Fact::text)
                .containsExactly(
                        "2 points · newest 0 s old",
                        "412 MB of 5 GB · values: 1,234,567",
                        "since 22 Aug 2026 · kept for 90 days",
                        "since 17 Aug 2025 · kept for 5 years",
                        "the values of 22 Aug 2026, on 3 Oct 2026; their minutes stay · full in about 13 days");
    }

    @Test
    void whatDoesNotGrowFullIsNotSaidToDoSo() {
        Usage usage = new Usage(
                "test/line",
                Bounds.DEFAULT,
                1,
                1,
                NOW,
                NOW,
                Double.POSITIVE_INFINITY,
                new Usage.Drop(NOW, false, NOW - 1));
        assertThat(english.share(new StorageFacts.Share("test/line", 2, NOW, usage), NOW)
                        .getLast()
                        .text())
                .isEqualTo("all of 21 Sep 2026, now");
    }

    @Test
    void aConnectionIsCalledAsItsPeopleCallIt() {
        assertThat(english.connection("test/line")).isEqualTo("line");
        assertThat(english.connection("other/line")).isEqualTo("line (of the workspace other)");
        assertThat(english.connection("line")).isEqualTo("line");
        assertThat(english.connection(PointKey.LOST)).isEqualTo("Points whose names were damaged");
    }

    @Test
    void whatIsOfSeveralLostNamesIsToldTogether() {
        Usage.Drop soon = new Usage.Drop(NOW - DAY, true, NOW + DAY);
        Usage.Drop later = new Usage.Drop(NOW - DAY, false, NOW + 2 * DAY);
        Usage one = new Usage(PointKey.LOST, Bounds.DEFAULT, 10, 3, NOW, NOW - 2 * DAY, 9, later);
        Usage other = new Usage(PointKey.LOST, Bounds.DEFAULT, 20, 4, NOW - DAY, NOW, Double.POSITIVE_INFINITY, soon);
        assertThat(StorageFacts.together(one, other))
                .isEqualTo(new Usage(PointKey.LOST, Bounds.DEFAULT, 30, 7, NOW - DAY, NOW - 2 * DAY, 9, soon));
    }

    @Test
    void damageIsToldWithWhereAndHowMuch() {
        Path aside = Path.of("aside.db");
        Report report = new Report(aside, 3, 2_500, List.of(), 7, 40, false);
        Loss loss = new Loss("a block is damaged", OIL, NOW - 2 * DAY, NOW - DAY, 12);
        StorageFacts facts = new StorageFacts(
                Path.of("cache.db"),
                1,
                StorageFacts.Key.NONE,
                0,
                0,
                0,
                List.of(),
                new Salvaged("a page is damaged", aside, report),
                List.of(loss));
        assertThat(english.damage(facts))
                .containsExactly(
                        "A damaged file was found at the start: a page is damaged",
                        "It was set aside: aside.db",
                        "Values saved of it: 2500; lost, at least: 40",
                        "line · plant/line1/press3#temperature · a block is damaged · 19 Sep 2026 – 20 Sep 2026 · values lost: 12");
        assertThat(german.report(report)).startsWith("Schadstellen: 7");
        Report unread = new Report(aside, 0, 0, List.of(), 1, 0, true);
        assertThat(english.report(unread)).startsWith("The file cannot be read as it is.");
        assertThat(german.report(unread)).startsWith("So ist die Datei nicht lesbar.");
    }

    @Test
    void ofManyLossesTheFirstAreToldAndTheRestCounted() {
        Loss loss = new Loss("a block is damaged", null, Long.MIN_VALUE, Long.MAX_VALUE, 0);
        assertThat(english.losses(Collections.nCopies(9, loss), 1_200))
                .hasSize(6)
                .endsWith("and 1195 more");
    }
}
