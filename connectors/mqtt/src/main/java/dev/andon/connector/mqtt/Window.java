package dev.andon.connector.mqtt;

import dev.andon.connector.Delivery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The messages on their way out over one link. Paho has no limit of its own but the broker's, and throws beyond it. Each fate completes
 * once: by {@link #leave}, or at the end of the link.
 */
final class Window {

    /** Messages on their way at once; fewer where the broker takes fewer. */
    static final int SIZE = 64;

    private final int size;
    private final AtomicInteger taken = new AtomicInteger();
    private final Set<Place> open = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    Window(int size) {
        this.size = Math.min(size, SIZE);
    }

    /** One message on its way. */
    static final class Place {

        private final CompletableFuture<Delivery> fate = new CompletableFuture<>();
        private final long since = System.nanoTime();

        private Place() {}

        CompletionStage<Delivery> fate() {
            return fate;
        }
    }

    /** A place for one message; null when the window is full or the link has ended. Any thread. */
    @Nullable
    Place enter() {
        if (taken.incrementAndGet() > size) {
            taken.decrementAndGet();
            return null;
        }
        Place place = new Place();
        open.add(place);
        if (over && open.remove(place)) {
            return null;
        }
        return place;
    }

    /** How long the one that has waited longest has waited, nanoseconds; 0 when nothing is on its way. */
    long longest(long now) {
        long longest = 0;
        for (Place place : open) {
            longest = Math.max(longest, now - place.since);
        }
        return longest;
    }

    /** Frees the place of a message whose fate is known; nothing when it was freed before. */
    void leave(Place place, Delivery fate) {
        if (open.remove(place)) {
            taken.decrementAndGet();
            place.fate.complete(fate);
        }
    }

    /** The link has ended: all that is still on its way meets this fate. */
    void end(Delivery fate) {
        over = true;
        for (Place place : List.copyOf(open)) {
            leave(place, fate);
        }
    }
}
