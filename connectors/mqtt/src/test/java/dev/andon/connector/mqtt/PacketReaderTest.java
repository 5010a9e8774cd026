package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream from a broker, byte by byte. */
final class PacketReaderTest {

    private static final byte[] CONNACK = HexFormat.of().parseHex("20030000" + "00");
    private static final byte[] SUBACK = HexFormat.of().parseHex("9004000100" + "01");
    private static final byte[] PINGRESP = {(byte) 0xD0, 0};

    private final KeptMessages kept = new KeptMessages();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final BitSet unreleased = new BitSet();
    private final List<Connack> connacks = new ArrayList<>();

    /** A packet of the stream, and what is to become of it. */
    record Packet(byte[] bytes, String topic, String payload, byte[] passed, byte[] answer) {}

    @Property(tries = 300)
    void messagesAreTheSameHoweverTheStreamIsCut(@ForAll("packets") List<Packet> packets, @ForAll long seed)
            throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        stream.writeBytes(CONNACK);
        passed.writeBytes(CONNACK);
        for (Packet packet : packets) {
            stream.writeBytes(packet.bytes());
            passed.writeBytes(packet.passed());
            answered.writeBytes(packet.answer());
        }
        // The fields of a test outlive a try of its property.
        PacketReaderTest once = new PacketReaderTest();
        PacketReader reader = once.reader(new Ragged(stream.toByteArray(), new Random(seed)), true);
        assertThat(passedOn(reader)).isEqualTo(passed.toByteArray());
        assertThat(once.kept.messages())
                .extracting(KeptMessages.Kept::topic, KeptMessages.Kept::text)
                .containsExactlyElementsOf(packets.stream()
                        .filter(packet -> !packet.topic().isEmpty())
                        .map(packet -> org.assertj.core.groups.Tuple.tuple(packet.topic(), packet.payload()))
                        .toList());
        assertThat(once.answers.toByteArray()).isEqualTo(answered.toByteArray());
    }

    @Provide
    Arbitrary<List<Packet>> packets() {
        Arbitrary<Packet> message = Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(40),
                        Arbitraries.strings().ascii().ofMaxLength(300),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 0xFFFF))
                .as((topic, payload, qos, id) -> new Packet(
                        publish(qos, id, topic, payload.getBytes(StandardCharsets.US_ASCII)),
                        topic,
                        payload,
                        new byte[0],
                        qos == 0 ? new byte[0] : answer(0x40, id)));
        Arbitrary<Packet> other = Arbitraries.of(
                new Packet(SUBACK, "", "", SUBACK, new byte[0]),
                new Packet(PINGRESP, "", "", new byte[0], new byte[0]));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, message), net.jqwik.api.Tuple.of(1, other))
                .list()
                .ofMaxSize(60);
    }

    @Test
    void topicAliasMaximumBecomesZero() throws IOException {
        // Receive Maximum 20, Topic Alias Maximum 10, Server Keep Alive 60.
        byte[] connack = HexFormat.of().parseHex("200C0100" + "09" + "210014" + "22000A" + "13003C");
        assertThat(HexFormat.of().formatHex(passedOn(reader(new ByteArrayInputStream(connack), true))))
                .isEqualTo("200c0100" + "09" + "210014" + "220000" + "13003c");
        assertThat(connacks.getFirst().sessionPresent()).isTrue();
        assertThat(connacks.getFirst().receiveMaximum()).isEqualTo(20);
        assertThat(connacks.getFirst().serverKeepAlive()).isEqualTo(60);
    }

    @Test
    void messageOfQualityTwoIsTakenOnceUntilItIsReleased() throws IOException {
        byte[] message = publish(2, 7, "once", new byte[] {'1'});
        byte[] release = HexFormat.of().parseHex("62020007");
        passedOn(reader(stream(CONNACK, message, message, release, message), true));
        assertThat(kept.messages()).hasSize(2);
        assertThat(HexFormat.of().formatHex(answers.toByteArray()))
                .isEqualTo("50020007" + "50020007" + "70020007" + "50020007");
    }

    @Test
    void messageUpToTheLimitIsWhole() throws IOException {
        byte[] payload = new byte[Decoder.MAX_PAYLOAD];
        Arrays.fill(payload, (byte) 'x');
        passedOn(reader(
                stream(CONNACK, publish(1, 1, "long", payload), publish(0, 0, "after", new byte[] {'1'})), true));
        assertThat(kept.oversize()).isEmpty();
        assertThat(kept.messages()).extracting(KeptMessages.Kept::topic).containsExactly("long", "after");
        assertThat(kept.messages().getFirst().payload()).isEqualTo(payload);
    }

    @Test
    void longerMessageIsShownSkippedAndAcknowledged() throws IOException {
        byte[] payload = new byte[10_000_000];
        Arrays.fill(payload, (byte) 'x');
        passedOn(reader(
                stream(CONNACK, publish(1, 9, "image", payload), publish(0, 0, "after", new byte[] {'1'})), true));
        assertThat(kept.oversize()).singleElement().satisfies(image -> {
            assertThat(image.topic()).isEqualTo("image");
            assertThat(image.length()).isEqualTo(payload.length);
            assertThat(image.payload()).hasSizeGreaterThan(100_000).containsOnly('x');
        });
        assertThat(kept.messages()).extracting(KeptMessages.Kept::topic).containsExactly("after");
        assertThat(answers.toByteArray()).isEqualTo(answer(0x40, 9));
    }

    @Test
    void oldVersionHasNoProperties() throws IOException {
        passedOn(reader(
                stream(HexFormat.of().parseHex("20020000"), HexFormat.of().parseHex("3005" + "0001" + "74" + "3432")),
                false));
        assertThat(kept.messages()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("t");
            assertThat(message.text()).isEqualTo("42");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "30FFFFFFFFFF01, a packet length of more than four bytes",
        "3001, a PUBLISH with a broken header",
        "30020000, a PUBLISH with a broken header",
        "3003000000, a PUBLISH with a broken header",
        "360500017400010 0, a PUBLISH with a broken header",
        "3003000574, a PUBLISH with a broken header",
        "300400017409, a PUBLISH with a broken header",
        "32030001 74, a PUBLISH with a broken header",
        "0000, a packet of type 0",
        "620100, a PUBREL without an identifier",
    })
    void malformedPacketEndsTheLinkInPlainWords(String hex, String words) {
        byte[] packet = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThatThrownBy(() -> passedOn(reader(stream(CONNACK, packet, new byte[8]), true)))
                .hasMessage(words);
        assertThat(kept.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"15030300020228, TLS alert", "485454502F312E31, web server", "5353482D322E30, not MQTT"})
    void otherProtocolsAreRecognised(String hex, String words) {
        assertThatThrownBy(() -> passedOn(reader(stream(HexFormat.of().parseHex(hex)), true)))
                .hasMessageContaining(words);
    }

    @Test
    void messagesAreReadWithoutAllocation() throws IOException {
        byte[] message = publish(1, 5, "plant/line/press", "21.5".getBytes(StandardCharsets.US_ASCII));
        long[] count = new long[1];
        PublishSink counting = new PublishSink() {
            @Override
            public void publish(Publish one) {
                count[0]++;
            }

            @Override
            public void oversize(Publish one, long length) {}

            @Override
            public void idle() {}
        };
        PacketReader reader =
                reader(new Repeated(CONNACK, message, 1_000_000), true, counting, OutputStream.nullOutputStream());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        passedOn(reader);
        assertThat(count[0]).isEqualTo(1_000_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @Test
    void streamIsHandedOnBeforeEachWait() throws IOException {
        PacketReader reader = reader(stream(CONNACK, publish(0, 0, "t", new byte[] {'1'})), true);
        passedOn(reader);
        assertThat(kept.idles()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"E000, the broker's farewell", "0000, nonsense"})
    void whatCameBeforeTheEndIsHandedOn(String hex, String end) {
        byte[] last = HexFormat.of().parseHex(hex);
        PacketReader reader = reader(stream(CONNACK, publish(0, 0, "t", new byte[] {'1'}), last), true);
        assertThatThrownBy(() -> passedOn(reader)).as(end).isInstanceOf(WireException.class);
        assertThat(kept.unflushed()).isZero();
        assertThat(kept.messages()).hasSize(1);
    }

    @Test
    void whatTheBrokerHadSentIsTakenThoughItCannotBeAnsweredAnyMore() throws IOException {
        byte[] message = publish(1, 7, "t", new byte[] {'1'});
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        // Each in a piece of its own, and after each an acknowledgement that cannot be written.
        InputStream in = new SequenceInputStream(
                Collections.enumeration(List.of(stream(CONNACK), stream(message), stream(message), stream(message))));
        passedOn(reader(in, true, kept, broken));
        assertThat(kept.messages()).hasSize(3);
    }

    @Test
    void nothingGetsThroughOnceItIsShut() {
        PacketReader reader = reader(stream(CONNACK, publish(0, 0, "t", new byte[] {'1'})), true);
        reader.shut();
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
        assertThat(kept.messages()).isEmpty();
    }

    /** Reads to the end what the reader passes on to Paho. */
    private static byte[] passedOn(PacketReader reader) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[100];
        while (true) {
            try {
                all.write(reader.read());
                all.write(piece, 0, reader.available() == 0 ? 0 : reader.read(piece, 0, piece.length));
            } catch (EOFException e) {
                return all.toByteArray();
            }
        }
    }

    private PacketReader reader(InputStream in, boolean five) {
        return reader(in, five, kept, answers);
    }

    private PacketReader reader(InputStream in, boolean five, PublishSink sink, OutputStream out) {
        return new PacketReader(in, new PacketWriter(out, () -> {}), sink, () -> 0, five, 1, unreleased, listener());
    }

    private PacketReader.Listener listener() {
        return new PacketReader.Listener() {
            @Override
            public void connack(Connack connack) {
                connacks.add(connack);
            }

            @Override
            public WireException disconnect(Connack farewell) {
                return new WireException(ReasonCode.farewell("broker", farewell));
            }

            @Override
            public WireException malformed(String what, String remedy) {
                return new WireException(Fault.passing("", what, ""));
            }

            @Override
            public IOException failed(Exception why) {
                return why instanceof IOException io ? io : new IOException(why);
            }
        };
    }

    private static InputStream stream(byte[]... packets) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            stream.writeBytes(packet);
        }
        return new ByteArrayInputStream(stream.toByteArray());
    }

    private static byte[] publish(int qos, int id, String topic, byte[] payload) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x30 | qos << 1);
        int length = 2 + name.length + (qos > 0 ? 2 : 0) + 1 + payload.length;
        do {
            packet.write((length & 0x7F) | (length > 0x7F ? 0x80 : 0));
            length >>= 7;
        } while (length > 0);
        packet.write(name.length >> 8);
        packet.write(name.length);
        packet.writeBytes(name);
        if (qos > 0) {
            packet.write(id >> 8);
            packet.write(id);
        }
        packet.write(0);
        packet.writeBytes(payload);
        return packet.toByteArray();
    }

    private static byte[] answer(int header, int id) {
        return new byte[] {(byte) header, 2, (byte) (id >> 8), (byte) id};
    }

    /** Gives its bytes in pieces of any size. */
    private static final class Ragged extends InputStream {

        private final byte[] bytes;
        private final Random random;
        private int at;

        Ragged(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int left = Math.min(length, bytes.length - at);
            if (left == 0) {
                return -1;
            }
            int count = 1 + random.nextInt(Math.min(left, 1 + random.nextInt(200)));
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count;
        }
    }

    /** A greeting, and then one packet over and over. */
    private static final class Repeated extends InputStream {

        private final byte[] greeting;
        private final byte[] packet;
        private long times;
        private boolean greeted;

        Repeated(byte[] greeting, byte[] packet, long times) {
            this.greeting = greeting;
            this.packet = packet;
            this.times = times;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (!greeted) {
                greeted = true;
                System.arraycopy(greeting, 0, into, offset, greeting.length);
                return greeting.length;
            }
            int count = 0;
            while (times > 0 && length - count >= packet.length) {
                System.arraycopy(packet, 0, into, offset + count, packet.length);
                count += packet.length;
                times--;
            }
            return count == 0 ? -1 : count;
        }
    }
}
