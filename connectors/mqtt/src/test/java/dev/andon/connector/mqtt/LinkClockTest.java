package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link's clocks, with the time as an argument: it begins with what the link has read last, and the far end speaks only when told. */
final class LinkClockTest {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final byte[] CONNECT = {0x10, 0};
    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

    private final List<Connack> accepted = new CopyOnWriteArrayList<>();
    private final List<Fault> ended = new CopyOnWriteArrayList<>();
    private final List<IOException> gone = new CopyOnWriteArrayList<>();
    private final KeptMessages kept = new KeptMessages();
    private ServerSocket listener;
    private Socket far;
    private Link link;
    private long start;
    private volatile boolean broken;
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        open(CONNACK);
    }

    private void open(byte[] connack) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket near = new Socket(listener.getInetAddress(), listener.getLocalPort());
        far = listener.accept();
        Wire wire = new Wire("broker", near, near.getInputStream(), breakable(near.getOutputStream()), null);
        link = new Link(
                "broker",
                new Opened(wire),
                kept,
                () -> 0,
                MqttVersion.FIVE,
                false,
                new BitSet(),
                KEEP_ALIVE,
                new Link.Listener() {
                    @Override
                    public void accepted(Connack connack) {
                        accepted.add(connack);
                    }

                    @Override
                    public void ended(Fault fault) {
                        ended.add(fault);
                    }
                });
        link.dial();
        // As Paho begins: with its CONNECT, here a short one.
        link.output().write(CONNECT);
        link.output().flush();
        assertThat(far.getInputStream().readNBytes(CONNECT.length)).isEqualTo(CONNECT);
        InputStream in = link.input();
        Thread.startVirtualThread(() -> {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                gone.add(e);
            }
        });
        far.getOutputStream().write(connack);
        await().until(() -> !accepted.isEmpty());
        start = ((PacketReader) in).lastRead();
        link.tick(start);
    }

    @AfterEach
    void close() throws IOException {
        link.stop();
        far.close();
        listener.close();
    }

    @Test
    void quietLinkIsAskedOnceForASignOfLife() throws IOException {
        tickUntil(Duration.ofMillis(1_600));
        await().until(() -> far.getInputStream().available() == 2);
        assertThat(far.getInputStream().readNBytes(2)).isEqualTo(new byte[] {(byte) 0xC0, 0});
        assertThat(ended).isEmpty();
    }

    @Test
    void linkThatGivesNoneEndsBeforeThreeSeconds() {
        tickUntil(Duration.ofMillis(2_200));
        assertThat(ended).isEmpty();
        tickUntil(Duration.ofMillis(2_900));
        await().until(() -> !gone.isEmpty());
        assertThat(ended).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.PASSING);
            assertThat(fault.problem().what()).contains("does not answer a ping");
        });
    }

    @Test
    void processThatStoodStillAsksAgainBeforeItJudges() {
        tickUntil(Duration.ofMillis(1_600));
        Duration slept = Duration.ofHours(8);
        link.tick(start + slept.toNanos());
        assertThat(ended).isEmpty();
        tick(slept, slept.plusMillis(1_000));
        assertThat(ended).isEmpty();
        tick(slept.plusMillis(1_000), slept.plusMillis(1_600));
        assertThat(ended).hasSize(1);
    }

    @Test
    void linkIsKeptAliveAsTheBrokerWantsIt() throws IOException {
        link.tick(start + Duration.ofMillis(700).toNanos());
        assertThat(far.getInputStream().available()).isZero();
        close();
        accepted.clear();
        // Server Keep Alive (MQTT 5, 3.2.2.3.14) of one second, less than the silence that is asked about.
        open(HexFormat.of().parseHex("2006000003130001"));
        link.tick(start + Duration.ofMillis(700).toNanos());
        await().until(() -> far.getInputStream().available() == 2);
    }

    @Test
    void firstReasonIsTheReason() {
        link.fail(Fault.passing("broker", "first", ""));
        link.fail(Fault.lasting("broker", "second", ""));
        assertThat(ended).extracting(fault -> fault.problem().what()).containsExactly("first");
    }

    @Test
    void linkThatCannotBeWrittenToEndsAfterAMomentToRead() {
        broken = true;
        tickUntil(Duration.ofMillis(1_200));
        await("a ping that fails").until(() -> failures.get() == 1 && !link.busy());
        tick(Duration.ofMillis(1_400), Duration.ofMillis(2_200));
        assertThat(ended).as("what it had still sent is read first").isEmpty();
        tick(Duration.ofMillis(2_200), Duration.ofMillis(3_000));
        assertThat(ended)
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem().what()).contains("was cut (broken pipe)"));
    }

    private OutputStream breakable(OutputStream sound) {
        return new FilterOutputStream(sound) {
            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                if (broken) {
                    failures.incrementAndGet();
                    throw new IOException("broken pipe");
                }
                out.write(bytes, offset, count);
            }
        };
    }

    private void tickUntil(Duration end) {
        tick(Duration.ZERO, end);
    }

    private void tick(Duration from, Duration end) {
        for (Duration at = from; at.compareTo(end) <= 0; at = at.plus(Link.TICK)) {
            link.tick(start + at.toNanos());
        }
    }

    /** A way that is open already. */
    private record Opened(Wire wire) implements Link.Way {

        @Override
        public Wire open() {
            return wire;
        }

        @Override
        public void abandon() {
            wire.close();
        }
    }
}
