package dev.andon.cache;

import dev.andon.model.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who records where this program may not: it may end, and another may follow. Any thread. */
final class Holder {

    private static final Logger LOG = LoggerFactory.getLogger(Holder.class);
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toMicros(1);

    private final Path database;
    private final LongSupplier clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Problem told;
    private volatile long lookedAt;
    // Of the one look that is under way.
    private String known = "";
    private @Nullable ProcessHandle process;

    /** @param told what was met at the start */
    Holder(Path database, Held told, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
        this.told = told.problem();
        lookedAt = clock.getAsLong();
        look();
    }

    /** Why nothing is recorded here, as it was at the last look; begins the next one when it is time. Never waits. */
    Problem problem() {
        if (Access.over(clock, lookedAt, LOOK_EVERY) && looking.compareAndSet(false, true)) {
            lookedAt = clock.getAsLong();
            // On a share that hangs it stays there: a virtual one would keep one of the few that carry them all.
            Thread.ofPlatform().name("cache-holder").daemon().start(() -> {
                try {
                    look();
                } finally {
                    looking.set(false);
                }
            });
        }
        return told;
    }

    private void look() {
        try {
            String written = CacheLock.written(database);
            if (!written.isBlank() && !written.equals(known)) {
                known = written;
                // Who has just written lives: where it is not found here it is counted elsewhere, and its end cannot be
                // seen.
                process = CacheLock.process(written).orElse(null);
            }
            // On a full disk nobody could write who it is: then its end cannot be seen either.
            if (!known.isBlank()) {
                told = written.isBlank() || (process != null && !process.isAlive())
                        ? new Problem(
                                database.toString(),
                                CacheLock.program(known) + ", which recorded, seems to have ended",
                                "end this program and start it anew to record here")
                        : new Held(database.toString(), CacheLock.who(written)).problem();
            }
        } catch (IOException e) {
            LOG.debug("who records cannot be read", e);
        }
    }
}
