package dev.andon.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.cache.CacheState;
import dev.andon.model.Problem;
import dev.andon.ui.text.Words;
import dev.andon.ui.trend.Recorded;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTextsTest {

    private static final long NOW = 1_790_000_000_000_000L;
    private static final Problem FULL =
            new Problem("/data/cache.db", "there is no room to record", "make room on the disk");

    private final StorageTexts english = new StorageTexts(Words.in(Locale.ENGLISH));
    private final StorageTexts german = new StorageTexts(Words.in(Locale.GERMAN));

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
            StorageFacts facts = StorageFacts.of(recorded.cache());
            assertThat(facts.shares()).containsExactly(new StorageFacts.Share("line", 1, NOW - 9_000_000));
            assertThat(facts.bytes()).as("with what lies beside it").isGreaterThan(4_096);
            assertThat(facts.recorded()).isEqualTo(1);
            assertThat(english.newest(facts.shares().getFirst(), NOW)).isEqualTo("newest 9 s old");
            assertThat(english.points(facts.shares().getFirst())).isEqualTo("1 point");
        }
    }
}
