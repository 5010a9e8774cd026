package dev.andon.ui.shell;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Ends the program when a person asks; where something is not saved it says so first, and ends only when asked once more. FX thread. */
final class Leaving {

    /** Whoever asks again later has forgotten what was said, microseconds. */
    static final long REMEMBERED = 10_000_000;

    private final BooleanSupplier unsaved;
    private final Runnable tell;
    private final Runnable quit;
    private final LongSupplier now;
    private long toldUntil = Long.MIN_VALUE;

    /** @param now microseconds since 1970 UTC */
    Leaving(BooleanSupplier unsaved, Runnable tell, Runnable quit, LongSupplier now) {
        this.unsaved = unsaved;
        this.tell = tell;
        this.quit = quit;
        this.now = now;
    }

    /** A person asks; whether it ends. */
    boolean ask() {
        long time = now.getAsLong();
        if (unsaved.getAsBoolean() && time >= toldUntil) {
            toldUntil = time + REMEMBERED;
            tell.run();
            return false;
        }
        quit.run();
        return true;
    }
}
