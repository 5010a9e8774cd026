package dev.andon.ui.fx;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Notices that the screen's thread does not answer. It asks, and looks again and again whether the answer has come; told once for each freeze, with the
 * place where the thread hung, once for each place. Knows neither threads nor clocks: times are microseconds that only grow.
 */
final class FreezeWatch {

    /** Longer than this without an answer is a freeze, microseconds. */
    static final long LIMIT = 500_000;

    private static final long NOT_ASKED = Long.MIN_VALUE;
    private static final int FRAMES_TOLD = 24;
    // A thread that hangs in ever new places is told of no more after so many.
    private static final int MOST_PLACES = 100;

    private final Runnable ask;
    private final Supplier<StackTraceElement[]> stack;
    private final Consumer<String> log;
    private final Set<String> places = new HashSet<>();
    private long askedAt = NOT_ASKED;
    private long lookedAt = NOT_ASKED;
    private boolean told;
    private int count;
    private long longest;
    private long lastAt = NOT_ASKED;

    /**
     * @param ask has the screen's thread call {@link #answered}; must return at once
     * @param stack where the screen's thread is
     */
    FreezeWatch(Runnable ask, Supplier<StackTraceElement[]> stack, Consumer<String> log) {
        this.ask = ask;
        this.stack = stack;
        this.log = log;
    }

    /** Asks, or looks whether what was asked was answered; a few times a second, on a thread of its own. */
    void look(long now) {
        boolean asks;
        synchronized (this) {
            // When this thread itself was held up, the machine stood still and not the screen.
            boolean heldUp = lookedAt != NOT_ASKED && now - lookedAt > LIMIT;
            lookedAt = now;
            asks = askedAt == NOT_ASKED;
            if (asks) {
                askedAt = now;
            } else if (heldUp && !told) {
                askedAt = now;
            } else if (now - askedAt > LIMIT) {
                frozen(now);
            }
        }
        if (asks) {
            ask.run();
        }
    }

    /** The screen's thread answers. */
    synchronized void answered(long now) {
        if (told) {
            longest = Math.max(longest, now - askedAt);
            lastAt = now;
            told = false;
        }
        askedAt = NOT_ASKED;
    }

    synchronized Freezes freezes(long now) {
        return new Freezes(count, longest, lastAt == NOT_ASKED ? -1 : Math.max(0, now - lastAt));
    }

    private void frozen(long now) {
        long lasts = now - askedAt;
        longest = Math.max(longest, lasts);
        lastAt = now;
        if (!told) {
            told = true;
            count++;
            tell(lasts, stack.get());
        }
    }

    private void tell(long lasts, StackTraceElement[] frames) {
        if (places.size() < MOST_PLACES && places.add(place(frames))) {
            StringBuilder line = new StringBuilder("the screen has not answered for ")
                    .append(lasts / 1_000)
                    .append(" ms; it is in ");
            for (int index = 0; index < Math.min(frames.length, FRAMES_TOLD); index++) {
                line.append(index == 0 ? "" : " < ").append(frames[index]);
            }
            log.accept(line.toString());
        }
    }

    /** The innermost of our own methods, else the innermost at all. */
    private static String place(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (frame.getClassName().startsWith("dev.andon.")) {
                return frame.toString();
            }
        }
        return frames.length == 0 ? "" : frames[0].toString();
    }
}
