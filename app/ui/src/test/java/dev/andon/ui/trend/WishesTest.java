package dev.andon.ui.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WishesTest {

    private static final long START = 1_790_000_000_000_000L;

    @TempDir
    Path folder;

    private final Queue<Runnable> beside = new ArrayDeque<>();
    private final List<Long> told = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    @Test
    void ofAllThatIsWishedForMeanwhileOnlyTheNewestIsAsked() throws Exception {
        try (Recorded recorded = new Recorded(folder, () -> START)) {
            Wishes wishes = wishes();
            for (int wish = 1; wish <= 5; wish++) {
                wishes.wish(wish(recorded, wish));
            }
            assertThat(beside).as("one at a time").hasSize(1);
            beside.remove().run();
            assertThat(beside).hasSize(1);
            beside.remove().run();
            assertThat(beside).isEmpty();
            assertThat(told).containsExactly(1L, 5L);
        }
    }

    @Test
    void aFailureIsToldAndTheNextWishIsAsked() throws Exception {
        Recorded recorded = new Recorded(folder, () -> START);
        recorded.close();
        Wishes wishes = wishes();
        wishes.wish(wish(recorded, 1));
        wishes.wish(wish(recorded, 2));
        beside.remove().run();
        assertThat(failed).hasSize(1);
        assertThat(beside).as("the next").hasSize(1);
    }

    @Test
    void whatIsStillToBeAskedWhenNobodyLooksAnyMoreIsNotAsked() throws Exception {
        try (Recorded recorded = new Recorded(folder, () -> START)) {
            Wishes wishes = wishes();
            wishes.wish(wish(recorded, 1));
            wishes.wish(wish(recorded, 2));
            wishes.forget();
            beside.remove().run();
            assertThat(beside).isEmpty();
        }
    }

    private Wishes wishes() {
        return new Wishes(
                beside::add,
                Runnable::run,
                past -> told.add(past.grid().first()),
                problem -> failed.add(problem.what()));
    }

    private static Wishes.Wish wish(Recorded recorded, long first) {
        return new Wishes.Wish(
                new TrendHistory.Question(recorded.cache(), 0, recorded.number()),
                new PixelGrid(1_000_000, first, 10),
                false);
    }
}
