package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a resumed session had kept, told from what is new: on a wire and with a broker of this test, whose time is an argument. */
final class BacklogTest {

    private static final int OURS = 1_234_567;
    private static final int BEFORE = 300;
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000_000;

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final Backlog backlog = new Backlog(OURS, new PacketWriter(wire, () -> {}));

    @Property(tries = 200)
    void nothingKeptEverLooksNewOnAnyWire(
            @ForAll @IntRange(min = 0, max = 1_000) int kept,
            @ForAll @IntRange(min = 5, max = 50) int window,
            @ForAll @IntRange(min = 1, max = 900) int wayMillis,
            @ForAll @IntRange(min = 1, max = 900) int paceMillis,
            @ForAll boolean identifiers,
            @ForAll boolean matchedWhenSent,
            @ForAll @IntRange(max = 200) int lagMillis,
            @ForAll long seed) {
        Line line = new Line(kept, window, wayMillis * MILLI, identifiers, matchedWhenSent, lagMillis * MILLI);
        // No more than the window lets through: else the queue never empties.
        line.run((paceMillis + 4L * wayMillis / window) * MILLI, new Random(seed));
        assertThat(line.keptAsNew).isZero();
        assertThat(line.newAsNew).isPositive();
    }

    @Test
    void drainOfMinutesIsKeptToItsEnd() {
        Line line = new Line(3_000, 20, 400 * MILLI, false, false, 0);
        line.run(300 * MILLI, new Random(1));
        assertThat(line.drained).isGreaterThan(60 * SECOND);
        assertThat(line.keptAsNew).isZero();
        assertThat(line.newAsNew).isPositive();
    }

    @Test
    void newSessionHasNoBacklog() {
        backlog.accepted(connack(false, true), true);
        assertThat(backlog.holds(message(0))).isFalse();
        assertThat(backlog.holds(message(BEFORE))).isFalse();
    }

    @Test
    void allIsKeptUntilTheSubscriptionIsAnswered() {
        backlog.accepted(connack(true, true), true);
        backlog.beforeRead(0);
        backlog.afterRead(10 * SECOND);
        assertThat(wire.size()).isZero();
        assertThat(backlog.holds(message(OURS))).isTrue();
    }

    @Test
    void messageOfTheSubscriptionBeforeProvesThatIdentifiersTell() {
        backlog.accepted(connack(true, true), true);
        assertThat(backlog.holds(message(BEFORE))).isTrue();
        backlog.subscribed(0);
        backlog.beforeRead(0);
        assertThat(backlog.holds(message(BEFORE))).isTrue();
        assertThat(backlog.holds(message(OURS)))
                .as("sent under way, it proves nothing")
                .isTrue();
        backlog.toBeAnswered();
        backlog.pong(SECOND);
        assertThat(backlog.holds(message(BEFORE))).isTrue();
        assertThat(backlog.holds(message(OURS))).isFalse();
        assertThat(backlog.holds(message(0))).isTrue();
        backlog.toBeAnswered();
        backlog.beforeRead(Backlog.PATIENCE);
        backlog.toBeAnswered();
        backlog.pong(Backlog.PATIENCE + SECOND);
        assertThat(backlog.holds(message(BEFORE))).as("however long it takes").isTrue();
    }

    @Test
    void brokerThatIdentifiesWhatItSendsIsNotBelievedByItsIdentifiers() {
        backlog.accepted(connack(true, true), true);
        backlog.subscribed(0);
        backlog.beforeRead(0);
        backlog.pong(MILLI);
        assertThat(backlog.holds(message(OURS)))
                .as("it answers pings before it delivers")
                .isTrue();
        backlog.toBeAnswered();
        backlog.beforeRead(2 * MILLI);
        backlog.pong(3 * MILLI);
        backlog.beforeRead(4 * MILLI);
        backlog.afterRead(Backlog.PAUSE);
        assertThat(backlog.holds(message(OURS))).isFalse();
    }

    @Test
    void messageOfAnOldFilterIsNewOnceTheQueueIsEmpty() {
        backlog.accepted(connack(true, true), true);
        backlog.subscribed(0);
        backlog.beforeRead(0);
        backlog.pong(MILLI);
        assertThat(backlog.holds(message(BEFORE))).isTrue();
        backlog.afterRead(Backlog.PAUSE);
        assertThat(backlog.holds(message(BEFORE))).isFalse();
    }

    @Test
    void linkThatNeverPausesIsBelievedInTheEnd() {
        backlog.accepted(connack(true, false), true);
        backlog.subscribed(0);
        for (long now = 0; now < Backlog.PATIENCE; now += SECOND) {
            backlog.beforeRead(now);
            backlog.pong(now + MILLI);
            assertThat(backlog.holds(message(0))).isTrue();
            backlog.toBeAnswered();
        }
        backlog.beforeRead(Backlog.PATIENCE);
        backlog.pong(Backlog.PATIENCE);
        assertThat(backlog.holds(message(0))).isFalse();
    }

    @Test
    void busyLinkIsNotAskedAsFastAsItCan() {
        backlog.accepted(connack(true, false), true);
        backlog.subscribed(0);
        for (long now = 0; now <= Backlog.PATIENCE; now += SECOND) {
            backlog.beforeRead(now);
            backlog.pong(now);
            backlog.toBeAnswered();
        }
        wire.reset();
        for (long now = Backlog.PATIENCE + SECOND; now < Backlog.PATIENCE + 2 * SECOND; now += MILLI) {
            backlog.beforeRead(now);
            backlog.pong(now);
            backlog.toBeAnswered();
        }
        assertThat(wire.size()).isBetween(2, 8);
    }

    @Test
    void brokerWithoutIdentifiersIsBelievedAfterAPause() {
        backlog.accepted(connack(true, false), true);
        backlog.subscribed(0);
        backlog.beforeRead(0);
        backlog.afterRead(Backlog.PAUSE);
        assertThat(backlog.holds(message(0))).as("the ping is not answered").isTrue();
        backlog.pong(Backlog.PAUSE);
        backlog.beforeRead(Backlog.PAUSE);
        backlog.afterRead(Backlog.PAUSE - 1);
        assertThat(backlog.holds(message(0))).as("too short a pause").isTrue();
        backlog.afterRead(Backlog.PAUSE);
        assertThat(backlog.holds(message(0))).isFalse();
    }

    @Test
    void anotherPingsAnswerIsNotOurs() {
        PacketWriter out = new PacketWriter(wire, () -> {});
        Backlog asking = new Backlog(OURS, out);
        asking.accepted(connack(true, false), true);
        out.ping();
        asking.subscribed(0);
        asking.beforeRead(0);
        asking.pong(MILLI);
        asking.afterRead(Backlog.PAUSE);
        assertThat(asking.holds(message(0))).isTrue();
        asking.pong(Backlog.PAUSE + MILLI);
        asking.afterRead(Backlog.PAUSE);
        assertThat(asking.holds(message(0))).isFalse();
    }

    private static Connack connack(boolean resumed, boolean identifiers) {
        byte[] bytes = HexFormat.of().parseHex((resumed ? "0100" : "0000") + "02" + (identifiers ? "2901" : "2900"));
        return Connack.read(bytes, 0, bytes.length, true);
    }

    /** A message with such a subscription identifier; 0: with none. */
    private static Publish message(int identifier) {
        ByteArrayOutputStream properties = new ByteArrayOutputStream();
        properties.writeBytes(new byte[] {1, 1, 2, 0, 0, 0, 11});
        if (identifier > 0) {
            properties.write(11);
            int rest = identifier;
            do {
                properties.write((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0));
                rest >>= 7;
            } while (rest > 0);
        }
        return Hearing.message("t", new byte[] {'1'}, properties.toByteArray(), false);
    }

    /** One thing on the wire that arrives at its time. */
    private record Piece(long at, boolean pong, boolean old) {}

    /** A broker with a queue and a window of unanswered messages, at the other end of a long wire; it works in order, once it begins. */
    private static final class Line {

        private static final long STEP = MILLI;

        private final ByteArrayOutputStream pings = new ByteArrayOutputStream();
        private final Backlog backlog = new Backlog(OURS, new PacketWriter(pings, () -> {}));
        private final int window;
        private final long way;
        private final boolean identifiers;
        private final boolean matchedWhenSent;
        private final long lag;
        private final Deque<Boolean> queue = new ArrayDeque<>();
        private final Deque<Piece> down = new ArrayDeque<>();
        private final Deque<Piece> up = new ArrayDeque<>();
        private int flying;
        private long lastRead;
        private long drained;
        private int keptAsNew;
        private int newAsNew;

        /** @param lag how long it answers pings before it begins to deliver */
        Line(int kept, int window, long way, boolean identifiers, boolean matchedWhenSent, long lag) {
            this.window = window;
            this.way = way;
            this.identifiers = identifiers;
            this.matchedWhenSent = matchedWhenSent;
            this.lag = lag;
            for (int i = 0; i < kept; i++) {
                queue.add(true);
            }
        }

        /** Until the first new message is taken for one; new ones are published about once in such a time, from the first moment. */
        void run(long pace, Random random) {
            backlog.accepted(connack(true, identifiers), true);
            backlog.subscribed(0);
            long publish = random.nextLong(2 * pace);
            for (long now = 0; newAsNew == 0 && now < 20 * 60 * SECOND; now += STEP) {
                if (now >= publish) {
                    queue.add(false);
                    publish = now + 1 + random.nextLong(2 * pace);
                }
                broker(now);
                if (now == 0 || (!down.isEmpty() && down.getFirst().at() <= now)) {
                    console(now);
                }
            }
        }

        private void broker(long now) {
            while (!up.isEmpty() && up.getFirst().at() <= now) {
                if (up.removeFirst().pong()) {
                    down.add(new Piece(now + way, true, false));
                } else {
                    flying--;
                }
                send(now);
            }
            send(now);
        }

        private void send(long now) {
            while (now >= lag && flying < window && !queue.isEmpty()) {
                boolean old = queue.removeFirst();
                drained = old ? now : drained;
                flying++;
                down.add(new Piece(now + way, false, old));
            }
        }

        /** The network thread, in the order of a {@link PacketReader}. */
        private void console(long now) {
            backlog.afterRead(now - lastRead);
            lastRead = now;
            while (!down.isEmpty() && down.getFirst().at() <= now) {
                Piece piece = down.removeFirst();
                if (piece.pong()) {
                    backlog.pong(now);
                } else {
                    judge(piece.old());
                    backlog.toBeAnswered();
                    up.add(new Piece(now + way, false, false));
                }
            }
            int before = pings.size();
            backlog.beforeRead(now);
            if (pings.size() > before) {
                up.add(new Piece(now + way, true, false));
            }
        }

        private void judge(boolean old) {
            int identifier = !identifiers ? 0 : old && !matchedWhenSent ? BEFORE : OURS;
            if (!backlog.holds(message(identifier))) {
                keptAsNew += old ? 1 : 0;
                newAsNew += old ? 0 : 1;
            }
        }
    }
}
