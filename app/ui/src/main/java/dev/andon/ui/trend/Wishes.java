package dev.andon.ui.trend;

import dev.andon.cache.Unavailable;
import dev.andon.model.Problem;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks about the past beside the screen's thread: one question at a time, and of those that were wished for meanwhile only the newest. What nobody
 * wishes for any more is not told. FX thread.
 */
final class Wishes {

    private final Executor beside;
    private final Executor screen;
    private final Consumer<Past> told;
    private final Consumer<Problem> failed;
    private @Nullable Wish asked;
    private @Nullable Wish waiting;

    /**
     * What is wished for.
     *
     * @param steps whether a value holds until the next one
     */
    record Wish(TrendHistory.Question question, PixelGrid grid, boolean steps) {}

    /**
     * @param beside where one may wait for the disk
     * @param screen the screen's thread
     * @param told what came of a wish, on the screen's thread
     */
    Wishes(Executor beside, Executor screen, Consumer<Past> told, Consumer<Problem> failed) {
        this.beside = beside;
        this.screen = screen;
        this.told = told;
        this.failed = failed;
    }

    /** Asks, as soon as what is asked now is answered. */
    void wish(Wish wish) {
        if (asked == null) {
            ask(wish);
        } else {
            waiting = wish;
        }
    }

    /** Nobody looks any more. */
    void forget() {
        waiting = null;
    }

    private void ask(Wish wish) {
        asked = wish;
        beside.execute(() -> {
            Runnable tell = () -> {};
            try {
                Past past = wish.question().ask(wish.grid(), wish.steps());
                tell = () -> told.accept(past);
            } catch (Unavailable e) {
                Problem problem = e.problem();
                tell = () -> failed.accept(problem);
            } finally {
                // Whatever becomes of one question, the next one is asked.
                Runnable answer = tell;
                screen.execute(() -> answered(answer));
            }
        });
    }

    private void answered(Runnable tell) {
        Wish next = waiting;
        asked = null;
        waiting = null;
        tell.run();
        // What was told may have led to a newer wish.
        if (next != null && asked == null) {
            ask(next);
        }
    }
}
