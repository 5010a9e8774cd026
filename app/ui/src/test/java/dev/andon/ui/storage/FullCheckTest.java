package dev.andon.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.ui.trend.Recorded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full check over a real cache; what would go on beside the screen is let go on by hand. */
class FullCheckTest {

    private static final long NOW = 1_790_000_000_000_000L;

    private final List<Runnable> beside = new ArrayList<>();
    private final List<FullCheck.State> told = new ArrayList<>();
    private final FullCheck check = new FullCheck(beside::add, Runnable::run, this::tell);

    @TempDir
    Path folder;

    private Recorded recorded;

    @BeforeEach
    void record() throws Exception {
        recorded = new Recorded(folder, () -> NOW);
        recorded.good(NOW - 9_000_000, 4.2).done();
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    private void tell() {
        told.add(check.state());
    }

    @Test
    void itTellsHowFarItIsAndWhatItFound() {
        check.start(recorded.cache());
        assertThat(check.state()).isEqualTo(new FullCheck.State.Running(0));
        beside.removeFirst().run();
        assertThat(told).contains(new FullCheck.State.Running(1));
        assertThat(check.state())
                .isInstanceOfSatisfying(
                        FullCheck.State.Done.class,
                        done -> assertThat(done.report().whole()).isTrue());
    }

    @Test
    void oneThatIsCancelledTellsNothingMoreAndMakesRoomForAnother() {
        check.start(recorded.cache());
        check.cancel();
        assertThat(check.state()).isEqualTo(new FullCheck.State.Cancelled());
        check.start(recorded.cache());
        int before = told.size();
        beside.removeFirst().run();
        assertThat(told).as("the first one").hasSize(before);
        beside.removeFirst().run();
        assertThat(check.state()).isInstanceOf(FullCheck.State.Done.class);
    }

    @Test
    void whileOneGoesOnNoOtherBegins() {
        check.start(recorded.cache());
        check.start(recorded.cache());
        assertThat(beside).hasSize(1);
    }

    @Test
    void aFileThatIsGoneIsToldAsAFailure() {
        recorded.close();
        assertThat(folder.resolve("cache.db").toFile().delete()).isTrue();
        check.start(recorded.cache());
        beside.removeFirst().run();
        assertThat(check.state()).isInstanceOf(FullCheck.State.Failed.class);
    }
}
