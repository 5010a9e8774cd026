package dev.andon.connector.mqtt;

import dev.andon.connector.Delivery;
import dev.andon.connector.Outgoing;
import dev.andon.model.Problem;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * One connection from its first packet to its end: a link, a Paho client, and the messages on their way out. Whatever is reported from
 * other threads is handled on the owner's one thread.
 *
 * <pre>
 *   CONNECTING -> SUBSCRIBING -> UP
 *        |             |          |
 *        +-------------+----------+-> ENDED
 * </pre>
 *
 * Where there is nothing to subscribe to, CONNECTING -> UP.
 */
final class Attempt implements Link.Listener, Paho.Listener {

    /** Whose attempt it is. Called on the owner's thread. */
    interface Owner {

        void up(Attempt attempt);

        void ended(Attempt attempt, Fault fault);
    }

    private enum Phase {
        CONNECTING,
        SUBSCRIBING,
        UP,
        ENDED
    }

    private static final Duration REACH_LIMIT = Duration.ofSeconds(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(30);
    private static final long FIXED_HEADER = 5;
    private static final long TOPIC_AND_PROPERTIES = 16;

    private final MqttSettings settings;
    private final MqttVersion version;
    private final BitSet unreleased;
    private final Executor own;
    private final Owner owner;
    private final Link link;

    private volatile Phase phase = Phase.CONNECTING;
    private volatile @Nullable Connack connack;
    private volatile Window window = new Window(0);
    private @Nullable Paho paho;
    private int[] granted = {};
    private long since = System.nanoTime();

    Attempt(
            MqttSettings settings,
            MqttVersion version,
            Link.Way way,
            PublishSink sink,
            LongSupplier clock,
            BitSet unreleased,
            Executor own,
            Owner owner) {
        this.settings = settings;
        this.version = version;
        this.unreleased = unreleased;
        this.own = own;
        this.owner = owner;
        link = new Link(
                settings.where(),
                way,
                sink,
                clock,
                version,
                settings.anonymous(),
                unreleased,
                settings.keepAlive(),
                this);
    }

    MqttVersion version() {
        return version;
    }

    /** Whether the broker accepted the connection at some time. */
    boolean accepted() {
        return connack != null;
    }

    /** The answer of the broker's to each filter, once it is up. */
    int[] granted() {
        return granted.clone();
    }

    /** What was agreed, for a person. */
    String detail() {
        Connack answer = connack;
        String session = answer == null || !settings.named()
                ? ""
                : answer.sessionPresent() ? ", session resumed" : ", new session";
        return version
                + (link.detail().isEmpty() ? "" : ", " + link.detail())
                + (settings.webSocket() ? ", websocket" : "")
                + session;
    }

    void begin() {
        try {
            Login login = Login.of(settings);
            paho = version == MqttVersion.FIVE
                    ? new Paho5(link, settings.clientId(), this)
                    : new Paho3(link, settings.clientId(), this);
            paho.connect(settings, login);
        } catch (WireException e) {
            link.fail(e.fault());
        } catch (MqttException | org.eclipse.paho.mqttv5.common.MqttException | IllegalArgumentException e) {
            link.fail(Fault.lasting(
                    settings.where(),
                    "the MQTT client cannot be set up (" + e.getMessage() + ")",
                    "check the clientId"));
        }
    }

    /** Looks at the clocks; call every {@link Link#TICK}. */
    void tick(long now) {
        link.tick(now);
        Duration waited = Duration.ofNanos(now - since);
        if (phase == Phase.CONNECTING && link.open()) {
            if (Duration.ofNanos(now - link.openedAt()).compareTo(ANSWER_LIMIT) > 0) {
                link.fail(silent("MQTT"));
            }
        } else if (phase == Phase.CONNECTING && waited.compareTo(REACH_LIMIT) > 0) {
            link.fail(Fault.passing(
                    settings.where(),
                    "the broker could not be reached within " + REACH_LIMIT.toSeconds() + " s",
                    "check the network and its name service (DNS)"));
        } else if (phase == Phase.SUBSCRIBING && waited.compareTo(ANSWER_LIMIT) > 0) {
            link.fail(silent("the subscription"));
        } else if (phase == Phase.UP && window.longest(now) > DELIVERY_LIMIT.toNanos() && !link.busy()) {
            // The broker forgot it, or a thread of Paho's died with it; a fresh link mends both.
            link.fail(Fault.passing(
                    settings.where(),
                    "a message was not answered within " + DELIVERY_LIMIT.toSeconds() + " s",
                    "look into the broker's log"));
        }
    }

    private Fault silent(String to) {
        return Fault.passing(
                settings.where(),
                "the far end accepts the connection but does not answer to " + to,
                "look whether it is an MQTT broker, and whether it is overloaded");
    }

    /** Sends, or says at once why not. Any thread. */
    CompletionStage<Delivery> send(Outgoing message) {
        Connack answer = connack;
        Paho client = paho;
        if (phase != Phase.UP || answer == null || client == null) {
            return notSent(message, "the link is not up", "send it again when the connection is back");
        }
        if (message.retained() && !answer.retainAvailable()) {
            return notSent(message, "the broker keeps no retained messages", "");
        }
        long length = FIXED_HEADER + TOPIC_AND_PROPERTIES + message.address().length() * 3L + message.payload().length;
        if (length > answer.maximumPacketSize()) {
            return notSent(
                    message, "the broker takes no packet of more than " + answer.maximumPacketSize() + " bytes", "");
        }
        Window way = window;
        Window.Place place = way.enter();
        if (place == null) {
            return notSent(message, "too many messages wait for the broker's answer", "send it again in a moment");
        }
        int qos = message.assured() ? Math.min(1, answer.maximumQos()) : 0;
        String refused = client.publish(message, qos, new Paho.Published() {
            @Override
            public void answered(int code) {
                own.execute(
                        () -> way.leave(place, message.assured() && qos == 0 ? unconfirmed() : fate(message, code)));
            }

            @Override
            public void lost() {
                own.execute(() -> way.leave(place, unknown()));
            }
        });
        if (refused != null) {
            way.leave(place, new Delivery.NotSent(new Problem(message.address(), "not sent: " + refused, "")));
        }
        return place.fate();
    }

    private static Delivery fate(Outgoing message, int code) {
        return code >= ReasonCode.REFUSED
                ? new Delivery.NotSent(
                        new Problem(message.address(), "the broker refused it: " + ReasonCode.text(code), ""))
                : new Delivery.Taken(code != ReasonCode.NO_LISTENERS);
    }

    private Delivery unknown() {
        return new Delivery.Unknown(new Problem(
                settings.where(),
                "the link was lost before the broker answered",
                "look whether it arrived before sending it again"));
    }

    private Delivery unconfirmed() {
        return new Delivery.Unknown(new Problem(
                settings.where(), "the broker confirms nothing: its highest QoS is 0", "look whether it arrived"));
    }

    static CompletionStage<Delivery> notSent(Outgoing message, String why, String remedy) {
        return CompletableFuture.completedFuture(
                new Delivery.NotSent(new Problem(message.address(), "not sent: " + why, remedy)));
    }

    /** Ends it with a goodbye that is given a moment to get through; the owner is not told. */
    void leave(Duration moment) {
        boolean interrupted = false;
        try {
            link.goodbye().join(moment);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        phase = Phase.ENDED;
        link.fail(Fault.lasting(settings.where(), "closed", ""));
        free();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void free() {
        link.shut();
        window.end(unknown());
        Paho client = paho;
        if (client != null) {
            Thread.startVirtualThread(() -> {
                link.awaitBegun();
                client.dispose();
            });
        }
    }

    @Override
    public void accepted(Connack answer) {
        if (!answer.sessionPresent()) {
            unreleased.clear();
        }
        window = new Window(answer.receiveMaximum());
        connack = answer;
    }

    @Override
    public void ended(Fault fault) {
        own.execute(() -> {
            if (phase != Phase.ENDED) {
                phase = Phase.ENDED;
                free();
                owner.ended(this, fault);
            }
        });
    }

    @Override
    public void connected() {
        own.execute(() -> {
            Paho client = paho;
            if (phase == Phase.CONNECTING && settings.filters().isEmpty()) {
                phase = Phase.UP;
                owner.up(this);
            } else if (phase == Phase.CONNECTING && client != null) {
                phase = Phase.SUBSCRIBING;
                since = System.nanoTime();
                // Always, even where the session is resumed: what the broker remembers is not known.
                Connack answer = connack;
                // Only a session that can be resumed needs to tell its subscriptions apart.
                boolean marked = settings.named() && answer != null && answer.identifiersAvailable();
                client.subscribe(settings.filters(), settings.qos(), marked ? link.identifier() : 0);
            }
        });
    }

    @Override
    public void subscribed(int[] codes) {
        own.execute(() -> {
            if (phase != Phase.SUBSCRIBING) {
                return;
            }
            granted = codes;
            List<String> filters = settings.filters();
            boolean any = codes.length < filters.size();
            for (int code : codes) {
                any |= code < ReasonCode.REFUSED;
            }
            if (any) {
                phase = Phase.UP;
                owner.up(this);
            } else {
                link.fail(
                        ReasonCode.unsubscribed(settings.where(), filters.getFirst(), codes[0], settings.anonymous()));
            }
        });
    }

    @Override
    public void failed(Throwable why) {
        link.fail(Fault.passing(settings.where(), "the MQTT client gave up (" + why.getMessage() + ")", ""));
    }
}
