package dev.andon.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a command listens: counted from when something is connected, so that a long way to the broker takes nothing from it. Where nothing
 * connects it ends at that time too, or some seconds later when the first attempt still goes on. One thread.
 */
final class ListeningTime {

    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(10);

    private final @Nullable Duration time;
    private final LinkWatch links;
    private final Deadline troubled;
    private final Deadline unanswered;
    private @Nullable Deadline connected;

    /** @param time null: until something else ends it */
    ListeningTime(@Nullable Duration time, LinkWatch links) {
        this.time = time;
        this.links = links;
        this.troubled = Deadline.in(time);
        this.unanswered = Deadline.in(time == null ? null : time.plus(FIRST_ATTEMPT));
    }

    boolean over() {
        if (connected == null && links.everUp()) {
            connected = Deadline.in(time);
        }
        return links.allDown() || current().passed();
    }

    /** A wait that does not reach beyond it. */
    Duration atMost(Duration wait) {
        return current().atMost(wait);
    }

    private Deadline current() {
        if (connected != null) {
            return connected;
        }
        return links.troubled() ? troubled : unanswered;
    }
}
