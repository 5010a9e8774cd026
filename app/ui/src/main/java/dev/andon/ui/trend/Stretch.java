package dev.andon.ui.trend;

/**
 * Which stretch of time a trend shows: how long it is, and whether it ends now and moves on with the time, or stands still in the past. All times are
 * microseconds since 1970 UTC. By one thread at a time.
 */
final class Stretch {

    /** The least that is ever shown, microseconds. */
    static final long SHORTEST = 10_000_000L;

    /** The most: ten years. */
    static final long LONGEST = 3_653L * 86_400 * 1_000_000;

    private static final long LIVE = Long.MAX_VALUE;
    // Who zooms with the pointer this close to the right edge means the present.
    private static final double AT_THE_EDGE = 0.97;

    private long span;
    private long chosen;
    private long end = LIVE;

    /** @param span that ends now, microseconds */
    Stretch(long span) {
        choose(span);
    }

    /** Shows so much until now. */
    void choose(long wanted) {
        chosen = Math.clamp(wanted, SHORTEST, LONGEST);
        home();
    }

    /** Shows what was chosen last, until now. */
    void home() {
        span = chosen;
        end = LIVE;
    }

    /** Moves on to now, as near or far as it is. */
    void toNow() {
        end = LIVE;
    }

    /** Whether it ends now and moves on. */
    boolean live() {
        return end == LIVE;
    }

    /** Whether it is as it was chosen. */
    boolean asChosen() {
        return live() && span == chosen;
    }

    /** How long it is, microseconds. */
    long span() {
        return span;
    }

    /** What was chosen last, microseconds. */
    long chosen() {
        return chosen;
    }

    long to(long now) {
        return live() ? now : end;
    }

    long from(long now) {
        return to(now) - span;
    }

    /**
     * Shows less or more time.
     *
     * @param factor above 1: less time, larger
     * @param share where the time stays that is there: 0 the left edge, 1 the right one
     */
    void zoom(double factor, double share, long now) {
        long wanted = Math.clamp(Math.round(span / factor), SHORTEST, LONGEST);
        if (!live() || share < AT_THE_EDGE) {
            long stays = from(now) + Math.round(share * span);
            endAt(stays + Math.round((1 - share) * wanted), now);
        }
        span = wanted;
    }

    /** Moves into the future, or with less than 0 into the past; no further than now. */
    void pan(long micros, long now) {
        endAt(to(now) + micros, now);
    }

    private void endAt(long time, long now) {
        end = time >= now ? LIVE : Math.max(time, 0);
    }
}
