package dev.andon.runtime;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection of a name among {@link Links}, until it is removed or replaced; a pause replaces it by itself. */
final class Line {

    final ConnectionSettings settings;
    final ConnectionInbox inbox;
    /** Guarded by the lock of the links, like what follows. */
    @Nullable
    Connector connector;

    boolean opened;
    boolean gone;
    boolean abandoned;

    Line(ConnectionSettings settings, ConnectionInbox inbox) {
        this.settings = settings;
        this.inbox = inbox;
    }

    List<String> names() {
        return List.of(settings.name());
    }

    LinkStatus status() {
        return new LinkStatus(settings.name(), settings.url(), inbox.state(), inbox.lastHeard(), inbox.samples());
    }
}
