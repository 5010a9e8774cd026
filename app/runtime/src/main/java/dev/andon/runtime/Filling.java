package dev.andon.runtime;

import dev.andon.cache.Gap;
import dev.andon.cache.GapCause;

/**
 * One gap while a source tells what was in it. What it told last is the end of what is known where nothing says that the point was heard again:
 * there the rest stays a gap. Made by whoever asks; everything else on the ingest thread.
 */
final class Filling {

    static final long NOTHING = Long.MIN_VALUE;

    private final int number;
    private final Gap gap;
    private final GapCause rest;
    private final IngestQueue queue;
    private final long dropped;
    private long last = NOTHING;

    /**
     * @param number the cache's number of the point
     * @param rest why nothing is known behind what was told last, where the gap does not end there
     * @param queue where what is told comes by
     */
    Filling(int number, Gap gap, GapCause rest, IngestQueue queue) {
        this.number = number;
        this.gap = gap;
        this.rest = rest;
        this.queue = queue;
        this.dropped = queue.dropped();
    }

    /** Whether a gap tells of the device, and not of the way to it: that its source knows of no sample does not make it known. */
    static boolean silent(Gap gap) {
        return gap.cause() == GapCause.SILENT || gap.cause() == GapCause.DEVICE_GONE;
    }

    /** Whether it goes on: the point has not been heard since. */
    static boolean open(Gap gap) {
        return gap.to() == Long.MAX_VALUE;
    }

    int number() {
        return number;
    }

    /** A sample that was delivered late. */
    void heard(long time) {
        if (time < gap.to()) {
            last = Math.max(last, time);
        }
    }

    /** Where the gap begins. */
    long from() {
        return gap.from();
    }

    /** Why nothing is known of the rest. */
    GapCause rest() {
        return rest;
    }

    /** Once everything was told, behind it: from when on nothing is known still; {@link #from} while it stays as it is, NOTHING: all is known. */
    long unknownFrom() {
        if (queue.dropped() != dropped) {
            // Perhaps some of these: it is asked for again when the link comes up the next time.
            return from();
        }
        if (!open(gap) && !silent(gap)) {
            return NOTHING;
        }
        if (last >= from()) {
            return last + 1;
        }
        return rest == gap.cause() ? from() : from() + 1;
    }
}
