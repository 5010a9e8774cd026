package dev.andon.ui;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Connector;
import dev.andon.connector.ConnectorProvider;
import dev.andon.connector.Delivery;
import dev.andon.connector.Hop;
import dev.andon.connector.Inbox;
import dev.andon.connector.LinkState;
import dev.andon.connector.Outgoing;
import dev.andon.connector.SampleBatch;
import dev.andon.connector.Tap;
import dev.andon.model.Kind;
import dev.andon.model.PointId;
import dev.andon.model.Presence;
import dev.andon.model.Problem;
import dev.andon.model.Unit;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection that a test drives: it connects, speaks and breaks off when it is told to. Its URL is {@code scripted:N}. */
public final class ScriptedLink {

    // Held by their tests alone.
    private static final Map<String, WeakReference<ScriptedLink>> ALL = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name = Integer.toString(NEXT.incrementAndGet());
    private volatile @Nullable Inbox inbox;

    private ScriptedLink() {}

    /** A connection that nobody has opened yet. */
    public static ScriptedLink fresh() {
        ScriptedLink link = new ScriptedLink();
        ALL.put(link.name, new WeakReference<>(link));
        return link;
    }

    /** What to put into a workspace. */
    public ConnectionSettings settings() {
        return settings("line");
    }

    /** What to put into a workspace, by another name than usual. */
    public ConnectionSettings settings(String title) {
        return ConnectionSettings.of(title, URI.create("scripted:" + name));
    }

    /** Whether somebody has opened it, and not closed it since. */
    public boolean isOpen() {
        return inbox != null;
    }

    /** It is connected. */
    public void up() {
        inbox().link(new LinkState.Up(now(), "scripted"));
    }

    /** It broke off, and tries again in four seconds. */
    public void lose(Problem reason) {
        inbox().link(new LinkState.Waiting(reason, now().plusSeconds(4)));
    }

    /** It is refused for good. */
    public void refuse(Problem reason) {
        inbox().link(new LinkState.Down(reason));
    }

    /** A point has a unit. */
    public void unit(String point, String code) {
        PointId id = PointId.parse(point);
        inbox().unit(inbox().point(inbox().device(id.device()), id.point(), Kind.NUMBER), new Unit(code));
    }

    /** A number was measured just now. */
    public void number(String point, double value) {
        numberAt(point, value, inbox().now());
    }

    /**
     * A number was measured.
     *
     * @param sourceTime microseconds since 1970 UTC
     */
    public void numberAt(String point, double value, long sourceTime) {
        put(point, Kind.NUMBER, (batch, handle) -> batch.addNumber(handle, value, sourceTime, inbox().now()));
    }

    /** A number that was kept by the broker: nobody knows since when. */
    public void retained(String point, double value) {
        put(point, Kind.NUMBER, (batch, handle) -> {
            batch.addNumber(handle, value, SampleBatch.NO_TIME, inbox().now());
            batch.markLastKnown();
        });
    }

    /** A number that was measured a while ago and is delivered only now. */
    public void late(String point, double value, long sourceTime) {
        put(point, Kind.NUMBER, (batch, handle) -> {
            batch.addNumber(handle, value, sourceTime, inbox().now());
            batch.markHistorical();
        });
    }

    /** A word was sent just now. */
    public void text(String point, String word) {
        put(point, Kind.TEXT, (batch, handle) -> batch.addText(handle, word, inbox().now(), inbox().now()));
    }

    /** What came cannot be read. */
    public void bad(String point) {
        put(point, Kind.NUMBER, (batch, handle) -> batch.addBad(handle, Kind.NUMBER, inbox().now(), inbox().now()));
    }

    /** What the broker kept cannot be read: the point is known, and has no value. */
    public void badRetained(String point) {
        put(point, Kind.NUMBER, (batch, handle) -> {
            batch.addBad(handle, Kind.NUMBER, inbox().now(), inbox().now());
            batch.markLastKnown();
        });
    }

    /** Something is said of a device's presence. */
    public void presence(String device, Presence presence) {
        inbox().presence(inbox().device(device), presence);
    }

    /** Who looks at payloads; null: nobody. */
    public @Nullable Tap tap() {
        return inbox().tap();
    }

    /** The handle of a point. */
    public int point(String point, Kind kind) {
        PointId id = PointId.parse(point);
        return inbox().point(inbox().device(id.device()), id.point(), kind);
    }

    /** A message came that cannot be read. */
    public void unreadable(Problem problem, byte[] payload) {
        inbox().unreadable(problem, payload, 0, payload.length);
    }

    /** An address carries something, but no values. */
    public void ignored(String address, String why) {
        inbox().ignored(address, why, 12);
    }

    private interface Filling {
        void fill(SampleBatch batch, int point);
    }

    private void put(String point, Kind kind, Filling filling) {
        PointId id = PointId.parse(point);
        int handle = inbox().point(inbox().device(id.device()), id.point(), kind);
        SampleBatch batch = inbox().take();
        filling.fill(batch, handle);
        inbox().put(batch);
    }

    private Inbox inbox() {
        Inbox open = inbox;
        if (open == null) {
            throw new IllegalStateException("nobody has opened this connection");
        }
        return open;
    }

    private Instant now() {
        return Instant.EPOCH.plus(inbox().now(), ChronoUnit.MICROS);
    }

    /** Finds the links that tests made by the name in the URL. */
    public static final class Provider implements ConnectorProvider {

        @Override
        public Set<String> schemes() {
            return Set.of("scripted");
        }

        @Override
        public Set<String> options() {
            return Set.of();
        }

        @Override
        public Connector open(ConnectionSettings settings) {
            WeakReference<ScriptedLink> known = ALL.get(settings.url().getSchemeSpecificPart());
            ScriptedLink link = known == null ? null : known.get();
            return new Connector() {

                private @Nullable Inbox mine;

                @Override
                public void start(Inbox inbox) {
                    mine = inbox;
                    if (link != null) {
                        link.inbox = inbox;
                        inbox.link(new LinkState.Connecting(Instant.EPOCH.plus(inbox.now(), ChronoUnit.MICROS)));
                    }
                }

                @Override
                public CompletionStage<Delivery> send(Outgoing message) {
                    return CompletableFuture.completedFuture(new Delivery.Taken(true));
                }

                @Override
                public void close() {
                    // Another may have been opened for the same link.
                    if (link != null && Objects.equals(link.inbox, mine)) {
                        link.inbox = null;
                    }
                }
            };
        }

        @Override
        public List<Hop> examine(ConnectionSettings settings, Duration limit) {
            return List.of();
        }
    }
}
