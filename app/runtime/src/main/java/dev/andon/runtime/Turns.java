package dev.andon.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one name happens in turns, each on a thread of its own; different names do not wait for each other. A turn may be that of several names. Any thread. */
final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Duration patience;
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

    /** @param patience how long a turn waits for the one before it, which is then left behind */
    Turns(Duration patience) {
        this.patience = patience;
    }

    /** Makes this the last turn of all these names; what it has to wait for. */
    synchronized CompletableFuture<Void> take(List<String> names, CompletableFuture<Void> turn) {
        return CompletableFuture.allOf(names.stream()
                .map(name -> last.put(name, turn))
                .filter(Objects::nonNull)
                .toArray(CompletableFuture<?>[]::new));
    }

    /** The turn is over: who waits for it may begin. */
    void done(List<String> names, CompletableFuture<Void> turn) {
        synchronized (this) {
            names.forEach(name -> last.remove(name, turn));
        }
        turn.complete(null);
    }

    /** Does something as soon as what was before it is done, and ends the turn. */
    void run(List<String> names, CompletableFuture<Void> before, CompletableFuture<Void> turn, Runnable task) {
        Thread.ofVirtual().name("connection-", 0).start(() -> {
            try {
                before.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.error("{}: an earlier connection of this name hangs and is left behind", names);
            } catch (InterruptedException | ExecutionException e) {
                LOG.debug("{}: not waited for: {}", names, e.toString());
            }
            try {
                task.run();
            } finally {
                done(names, turn);
            }
        });
    }
}
