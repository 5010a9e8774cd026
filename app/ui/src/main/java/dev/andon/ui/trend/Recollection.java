package dev.andon.ui.trend;

import dev.andon.cache.Unavailable;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives series back, beside the screen's thread, what they miss since nobody looked: one after the other, and only those that somebody looks at. What
 * cannot be read stays a gap. Any thread.
 */
final class Recollection {

    private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);

    private final Executor beside;
    private final Queue<Wish> waiting = new ArrayDeque<>();
    private boolean running;

    private record Wish(Series series, Series.Missing missing, TrendHistory.Question question) {}

    /** @param beside where one may wait for the disk */
    Recollection(Executor beside) {
        this.beside = beside;
    }

    /** Fills a series, as soon as those before it are filled; what is wished for already is not wished for again. */
    void wish(Series series, Series.Missing missing, TrendHistory.Question question) {
        Wish wish = new Wish(series, missing, question);
        synchronized (waiting) {
            if (waiting.contains(wish)) {
                return;
            }
            waiting.add(wish);
            if (running) {
                return;
            }
            running = true;
        }
        beside.execute(this::run);
    }

    private void run() {
        for (Wish wish = next(); wish != null; wish = next()) {
            fill(wish);
            synchronized (waiting) {
                waiting.remove(wish);
            }
        }
    }

    private @Nullable Wish next() {
        synchronized (waiting) {
            running = !waiting.isEmpty();
            return waiting.peek();
        }
    }

    private static void fill(Wish wish) {
        Recalled recalled = new Recalled();
        try {
            wish.question().rows(wish.missing().from(), recalled);
            wish.series().recall(wish.missing(), recalled);
        } catch (Unavailable e) {
            wish.series().giveUp(wish.missing());
            LOG.debug("what came while nobody looked stays a gap", e);
        }
    }
}
