package dev.andon.ui.trend;

import dev.andon.model.Problem;
import dev.andon.ui.fx.FxThread;
import org.jspecify.annotations.Nullable;

/** What is known of the past of the point that a trend shows: asked of the cache when it is needed, and again when more has come. FX thread. */
final class Remembered {

    private static final long SECOND = 1_000_000;
    /** The cache is asked for what came since at most so often; and so often even when no column has passed, since what is in it may change. */
    private static final long ASK_AGAIN = SECOND / 2;

    private static final long ASK_ANYWAY = 5 * SECOND;

    private final TrendHistory history;
    private final Wishes wishes;
    private final Runnable told;
    private final Runnable refused;
    private @Nullable Past past;
    private @Nullable Problem failed;
    private int point = -1;
    private boolean stale;
    private long askedAt;

    /**
     * @param told there is more to draw
     * @param refused the cache could not be read
     */
    Remembered(TrendHistory history, Runnable told, Runnable refused) {
        this.history = history;
        this.told = told;
        this.refused = refused;
        wishes = new Wishes(Thread::startVirtualThread, FxThread::run, this::told, this::failed);
    }

    /** Another point, by its handle, or the same one anew. */
    void show(int handle) {
        past = handle == point ? past : null;
        failed = null;
        point = handle;
    }

    /** Nobody looks any more. */
    void leave() {
        wishes.forget();
    }

    /** Something of a point came. */
    void changed(int handle) {
        stale |= handle == point;
    }

    /** What was told last, of whichever stretch; null: nothing yet. */
    @Nullable
    Past past() {
        return past;
    }

    /** Why the last question was not answered; null: it was. */
    @Nullable
    Problem failed() {
        return failed;
    }

    /**
     * Asks the cache for what is seen, and what may be seen next, unless it is known.
     *
     * @param steps whether a value holds until the next one
     */
    void need(PixelGrid grid, long now, boolean steps) {
        Past known = past;
        PixelGrid wanted = grid.withNeighbours(now);
        PixelGrid.Lack lack = known == null ? PixelGrid.Lack.MUCH : known.grid().lack(grid, wanted);
        long sinceAsked = now - askedAt;
        if (lack == PixelGrid.Lack.MUCH
                || (lack == PixelGrid.Lack.NEWEST && sinceAsked >= ASK_AGAIN)
                || (stale && sinceAsked >= ASK_ANYWAY)) {
            askedAt = now;
            stale = false;
            history.question(point).ifPresent(question -> wishes.wish(new Wishes.Wish(question, wanted, steps)));
        }
    }

    private void told(Past answer) {
        if (answer.point() == point) {
            past = answer;
            failed = null;
            told.run();
        }
    }

    private void failed(Problem problem) {
        failed = problem;
        refused.run();
    }
}
