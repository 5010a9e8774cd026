package dev.andon.connector.mqtt;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Hop;
import dev.andon.connector.Inbox;
import dev.andon.model.Problem;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks the way to a broker hop by hop and stops at the first that is broken, with a client id of its own, so that an open connection is not
 * disturbed. Used once.
 */
final class Doctor {

    /** How long to listen for messages that carry a time. */
    private static final Duration LISTEN = Duration.ofSeconds(2);

    private static final Duration GOODBYE = Duration.ofMillis(200);

    private final ConnectionSettings connection;
    private final Function<Inbox, PublishSink> decoding;
    private final Consumer<? super Hop> tried;
    private final ClockProbe probe = new ClockProbe();

    private volatile long deadline;

    // Guarded by this.
    private final List<Hop> hops = new ArrayList<>();
    private String step = "settings";
    private boolean over;
    private @Nullable Dialler dialler;

    /** @param tried is told of each hop as soon as it was tried */
    Doctor(ConnectionSettings connection, Function<Inbox, PublishSink> decoding, Consumer<? super Hop> tried) {
        this.connection = connection;
        this.decoding = decoding;
        this.tried = tried;
    }

    /** The hops in order; blocks for at most {@code limit}. */
    List<Hop> examine(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
        Thread round = Thread.startVirtualThread(this::round);
        try {
            round.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (!over) {
                add(new Hop(
                        step,
                        "no result within " + limit.toSeconds() + " s",
                        new Problem(
                                connection.name(),
                                "the hop " + step + " took longer than " + limit.toSeconds() + " s",
                                "look what is slow there, and try again")));
                over = true;
                if (dialler != null) {
                    dialler.abandon();
                }
            }
            return List.copyOf(hops);
        }
    }

    /** Until when to listen for times: not so long that there would be none left to part. By {@link System#nanoTime}. */
    static long listenUntil(long now, long deadline) {
        return now + Math.min(LISTEN.toNanos(), deadline - GOODBYE.toNanos() * 2 - now);
    }

    private void round() {
        try {
            MqttSettings settings = MqttSettings.of(connection).beside();
            Dialler way = new Dialler(settings);
            synchronized (this) {
                dialler = way;
            }
            begin("name");
            List<InetAddress> addresses = way.resolve();
            found(settings.host() + " is "
                    + addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
            begin("tcp");
            long from = System.nanoTime();
            Socket socket = way.connect(addresses);
            found(socket.getInetAddress().getHostAddress() + " port " + settings.port() + " answers" + in(from));
            Dialler.Secured secured = null;
            if (settings.tls()) {
                begin("tls");
                secured = way.shake(socket);
                found(secured.handshake().detail() + ", " + secured.handshake().certificate());
            }
            if (settings.webSocket()) {
                begin("websocket");
            }
            Wire wire = way.wire(socket, secured);
            if (settings.webSocket()) {
                found("agreed at " + settings.path());
            }
            begin("mqtt");
            converse(settings, wire);
        } catch (WireException e) {
            broken(e.fault());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                over = true;
            }
        }
    }

    /** MQTT, rights and clock: the doctor's thread is the attempt's own thread meanwhile. */
    private void converse(MqttSettings settings, Wire first) throws WireException, InterruptedException {
        VersionChoice versions = new VersionChoice(settings.only());
        Wire wire = first;
        while (true) {
            Wire open = wire;
            Patient patient = new Patient(settings, versions.next(), open);
            Fault fault = patient.untilUp();
            if (fault == null) {
                patient.listen();
                return;
            }
            if (!versions.anotherTry(patient.attempt.version(), fault)) {
                throw new WireException(fault);
            }
            Dialler again = new Dialler(settings);
            synchronized (this) {
                dialler = again;
            }
            wire = again.open();
        }
    }

    /** One attempt under examination. */
    private final class Patient implements Attempt.Owner {

        private final LinkedBlockingQueue<Runnable> own = new LinkedBlockingQueue<>();
        private final MqttSettings settings;
        private final Attempt attempt;
        private boolean live;
        private @Nullable Fault fault;

        Patient(MqttSettings settings, MqttVersion version, Wire wire) {
            this.settings = settings;
            Link.Way open = new Link.Way() {
                @Override
                public Wire open() {
                    return wire;
                }

                @Override
                public void abandon() {
                    wire.close();
                }
            };
            attempt = new Attempt(
                    settings, version, open, decoding.apply(probe), probe::now, new BitSet(), own::add, this);
        }

        @Nullable
        Fault untilUp() throws InterruptedException {
            long from = System.nanoTime();
            attempt.begin();
            while (!live && fault == null && !attempt.accepted()) {
                turn();
            }
            if (attempt.accepted()) {
                found(attempt.version() + " accepted" + in(from));
                begin("rights");
            }
            while (!live && fault == null) {
                turn();
            }
            if (live) {
                rights();
            }
            return fault;
        }

        private void rights() {
            List<String> refused = new ArrayList<>();
            int[] granted = attempt.granted();
            for (int i = 0; i < granted.length; i++) {
                if (granted[i] >= ReasonCode.REFUSED) {
                    refused.add(settings.filters().get(i) + ": " + ReasonCode.text(granted[i]));
                }
            }
            if (refused.isEmpty()) {
                found(
                        settings.filters().isEmpty()
                                ? "listens to nothing"
                                : "subscribed to " + String.join(", ", settings.filters()));
            } else {
                fault = Fault.lasting(
                        settings.where(),
                        "the broker refuses the subscription to " + String.join(", ", refused),
                        "ask the broker's keeper for the right to read it, or set other topics");
                attempt.leave(GOODBYE);
            }
        }

        void listen() throws InterruptedException {
            begin("clock");
            long until = listenUntil(System.nanoTime(), deadline);
            while (fault == null && System.nanoTime() - until < 0) {
                turn();
            }
            attempt.leave(GOODBYE);
            Problem wrong = probe.problem(settings.where());
            add(new Hop("clock", wrong == null ? probe.told(LISTEN) : wrong.what(), wrong, probe.remarks()));
        }

        private void turn() throws InterruptedException {
            Runnable next = own.poll(Link.TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
            }
            attempt.tick(System.nanoTime());
        }

        @Override
        public void up(Attempt alive) {
            live = true;
        }

        @Override
        public void ended(Attempt lost, Fault why) {
            fault = why;
        }
    }

    private synchronized void begin(String name) {
        step = name;
    }

    private void found(String what) {
        add(new Hop(step, what, null));
    }

    private void broken(Fault fault) {
        add(new Hop(step, fault.problem().what(), fault.problem()));
    }

    private synchronized void add(Hop hop) {
        if (!over) {
            hops.add(hop);
            tried.accept(hop);
        }
    }

    private static String in(long from) {
        return " in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from) + " ms";
    }
}
