package dev.andon.cache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the newest gaps among rows and buckets that are given in the order of time. */
final class GapFinder {

    /** More are told by nobody; a link that flaps for years makes many. */
    static final int MOST = 10_000;

    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long begun;
    private @Nullable GapCause cause;

    /** Takes rows {@code from} to {@code to} of a rising run. */
    void rows(Run run, int from, int to) {
        for (int row = from; row < to; row++) {
            if (Marks.gap(run.marks[row])) {
                // A second beginning within a gap tells nothing new.
                if (cause == null) {
                    begun = run.times[row];
                    cause = GapCause.of((int) run.numbers[row]);
                }
            } else {
                end(run.times[row]);
            }
        }
    }

    /** Whether buckets tell as much as their rows would: there is no gap among them. */
    static boolean suffice(Partials partials) {
        for (int bucket = 0; bucket < partials.size; bucket++) {
            if ((partials.seen[bucket] & Marks.GAP) != 0) {
                return false;
            }
        }
        return partials.size > 0;
    }

    /** Takes buckets that {@link #suffice}. */
    void buckets(Partials partials) {
        end(partials.firstTimes[0]);
    }

    private void end(long time) {
        GapCause open = cause;
        if (open != null) {
            if (gaps.size() == MOST) {
                gaps.removeFirst();
            }
            gaps.addLast(new Gap(begun, time, open));
            cause = null;
        }
    }

    /** The gaps; one that has not ended lasts for ever. */
    List<Gap> found() {
        end(Long.MAX_VALUE);
        return new ArrayList<>(gaps);
    }
}
