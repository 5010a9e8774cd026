package dev.andon.cli;

import dev.andon.cache.GapCause;
import dev.andon.cache.RowVisitor;
import dev.andon.model.Quality;
import org.jspecify.annotations.Nullable;

/** Hands what is read on to an export, and remembers of which time there is less in it than was measured. One thread. */
final class Worn implements RowVisitor {

    private final RowVisitor form;
    private final Span coarse = new Span();
    private final Span dropped = new Span();

    /** Of some points together, from the beginning of the first stretch to the end of the last; microseconds since 1970 UTC. */
    static final class Span {
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
        private int points;
        private boolean counted;

        private void add(long begin, long end) {
            from = Math.min(from, begin);
            to = Math.max(to, end);
            points += counted ? 0 : 1;
            counted = true;
        }

        boolean none() {
            return points == 0;
        }

        /** {@code 3 points between ... and ...}. */
        String told(ZonedTime times) {
            return points + (points == 1 ? " point" : " points") + " between " + times.format(from) + " and "
                    + times.format(to);
        }
    }

    Worn(RowVisitor form) {
        this.form = form;
    }

    /** What is visited from here on is of another point. */
    void point() {
        coarse.counted = false;
        dropped.counted = false;
    }

    /** Of this only minutes or hours were left. */
    Span coarse() {
        return coarse;
    }

    /** This went while it was read. */
    Span dropped() {
        return dropped;
    }

    @Override
    public void sample(long time, double number, @Nullable String text, Quality quality, boolean historical) {
        form.sample(time, number, text, quality, historical);
    }

    @Override
    public void gap(long time, GapCause cause) {
        form.gap(time, cause);
    }

    @Override
    public void coarse(long from, long to) {
        coarse.add(from, to);
    }

    @Override
    public void dropped(long from, long to) {
        dropped.add(from, to);
    }
}
