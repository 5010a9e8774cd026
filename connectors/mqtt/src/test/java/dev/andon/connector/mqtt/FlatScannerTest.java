package dev.andon.connector.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.andon.connector.testkit.RecordingInbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The scanner by hand and Jackson read every payload alike, sound or broken. */
class FlatScannerTest {

    private static final String[] NAMES = {
        "a", "b", "temperature", "ts", "time", "Timestamp", "°C", "x y", "", "values", "a.b", "value", "unit", "v", "u"
    };
    private static final String[] BLANKS = {"", "", "", " ", "\n", "\t ", "\r\n"};
    private static final String[] ODD_NUMBERS = {
        "0",
        "-0",
        "-0.0",
        "007",
        "1.",
        ".5",
        "1e",
        "1e-",
        "+1",
        "1e999",
        "-1e-999",
        "0e0",
        "9007199254740993",
        "1E+0005"
    };
    private static final String[] ODD_VALUES = {
        "true",
        "false",
        "null",
        "\"running\"",
        "\"off\"",
        "\"bar\"",
        "\"psi\"",
        "\"\"",
        "\"NaN\"",
        "NaN",
        "-Infinity",
        "nan",
        "{}",
        "[1]",
        "1760000000",
        "1760000000123",
        "\"2025-10-09T08:53:20Z\"",
        "\"2025-10-09 08:53:20\"",
        "1e300"
    };
    private static final String OTHERS = "{}[]\",:0123456789.-+eE \\tfnNIu/'\0";

    @Property(tries = 10_000)
    void scannerAndJacksonReadAlike(@ForAll("conversations") List<byte[]> payloads) {
        assertThat(told(payloads, true)).isEqualTo(told(payloads, false));
    }

    @Property(tries = 10_000)
    void scannerAndJacksonReadMeasuresAlike(@ForAll("measures") List<byte[]> payloads) {
        assertThat(told(payloads, true)).isEqualTo(told(payloads, false));
    }

    @Property(tries = 10_000)
    void scannerAndJacksonReadNumbersAlike(@ForAll("numbers") String number) {
        List<byte[]> payloads =
                List.of(utf8("{\"a\":1}"), utf8("{\"a\":" + number + "}"), utf8("{\"a\":\"" + number + "\"}"));

        assertThat(told(payloads, true)).isEqualTo(told(payloads, false));
    }

    @Example
    void commonPayloadsAreReadByHand() {
        assertThat(byHand("{\"temperature\": 61.4, \"speed\": 40, \"running\": true}"))
                .isTrue();
        assertThat(byHand("{\"ts\":1760000000123,\"a\":-0.5e3,\"state\":\"running\"}"))
                .isTrue();
        assertThat(byHand("[{\"ts\":\"2025-10-09T08:53:20Z\",\"value\":1},{\"ts\":1760000000,\"value\":2.25}]"))
                .isTrue();
        assertThat(byHand("{\"value\":\"23.5\"}")).isTrue();
        assertThat(byHand("{\"ts\":1760000000,\"value\":23.5,\"unit\":\"bar\"}"))
                .isTrue();
    }

    @Example
    void whatIsUncommonIsLeftToJackson() {
        assertThat(byHand("{\"a\":{\"b\":1}}")).isFalse();
        assertThat(byHand("{\"a\":\"\\u0041\"}")).isFalse();
        assertThat(byHand("{\"a\":0.12345678901234567891}")).isFalse();
        assertThat(byHand("{\"a\":\"\u00e4\"}")).isFalse();
        assertThat(byHand("[1,2]")).isFalse();
    }

    private static boolean byHand(String payload) {
        RecordingInbox inbox = new RecordingInbox();
        JsonWalk walk = new JsonWalk();
        JsonReader reader = new JsonReader("t", new Points(inbox, 100), walk, null);
        Samples out = new Samples(inbox);
        Publish message = Hearing.message("t", utf8(payload), new byte[0], false);
        assertThat(reader.read(message, out)).isNull();
        Node[] order = reader.order;
        int from = message.payloadOffset();
        return order != null
                && new FlatScanner(walk.leaves(), walk.times())
                        .gather(order, reader.rows, message.buffer(), from, from + message.payloadLength());
    }

    private static List<Object> told(List<byte[]> payloads, boolean scanning) {
        RecordingInbox inbox = new RecordingInbox();
        JsonWalk walk = new JsonWalk();
        FlatScanner scanner = scanning ? new FlatScanner(walk.leaves(), walk.times()) : null;
        JsonReader reader = new JsonReader("t", new Points(inbox, 100), walk, scanner);
        Samples out = new Samples(inbox);
        List<Object> told = new ArrayList<>();
        for (byte[] payload : payloads) {
            told.add(String.valueOf(reader.read(Hearing.message("t", payload, new byte[0], false), out)));
            out.flush();
        }
        told.addAll(inbox.samples());
        told.add(inbox.units());
        return told;
    }

    /** A few messages of one topic: about the same fields, mostly in the same order, two in five of them broken. */
    @Provide
    Arbitrary<List<byte[]>> conversations() {
        return Arbitraries.randomValue(random -> {
            List<String> fields = new ArrayList<>(List.of(NAMES));
            Collections.shuffle(fields, random);
            fields.subList(1 + random.nextInt(5), fields.size()).clear();
            List<byte[]> messages = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                byte[] sound = utf8(payload(fields, random));
                messages.add(random.nextInt(5) < 2 ? broken(sound, random) : sound);
            }
            return messages;
        });
    }

    /** The same of values with units: few names, so that most are measures, some with one thing more or less. */
    @Provide
    Arbitrary<List<byte[]>> measures() {
        return Arbitraries.randomValue(random -> {
            List<String> fields = new ArrayList<>(List.of("value", "unit", "ts", "b"));
            Collections.shuffle(fields, random);
            List<byte[]> messages = new ArrayList<>();
            for (int i = 2 + random.nextInt(5); i > 0; i--) {
                int left = random.nextInt(4) == 0 ? fields.size() : 3;
                byte[] sound = utf8(measures(fields.subList(0, left), random));
                messages.add(random.nextInt(5) == 0 ? broken(sound, random) : sound);
            }
            return messages;
        });
    }

    private static String measures(List<String> fields, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "[" + measure(fields, random) + "," + measure(fields, random) + "]";
            case 1 -> "{\"a\":" + measure(fields, random) + "}";
            default -> measure(fields, random);
        };
    }

    private static String measure(List<String> fields, Random random) {
        StringBuilder object = new StringBuilder("{");
        for (String field : fields) {
            String value = switch (random.nextInt(8) == 0 ? "" : field) {
                case "unit" -> random.nextInt(6) == 0 ? "\"psi\"" : "\"bar\"";
                case "ts" -> "17600000" + (10 + random.nextInt(90));
                case "value" -> number(random);
                default -> value(random);
            };
            object.append(object.length() == 1 ? "\"" : ",\"")
                    .append(field)
                    .append("\":")
                    .append(value);
        }
        return object.append('}').toString();
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.randomValue(FlatScannerTest::number);
    }

    private static String payload(List<String> fields, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> object(fields.subList(0, (fields.size() + 1) / 2), random);
            case 1, 2 ->
                "[" + object(fields, random) + blank(random) + "," + blank(random) + object(fields, random) + "]";
            case 3 -> "{\"values\":[" + object(fields, random) + "]}";
            default -> blank(random) + object(fields, random) + blank(random);
        };
    }

    private static String object(List<String> fields, Random random) {
        StringBuilder object = new StringBuilder("{").append(blank(random));
        String between = "";
        for (String field : fields) {
            object.append(between)
                    .append('"')
                    .append(field)
                    .append('"')
                    .append(blank(random))
                    .append(':');
            object.append(blank(random)).append(value(random)).append(blank(random));
            between = "," + blank(random);
        }
        return object.append('}').toString();
    }

    private static String value(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> number(random);
            case 4 -> '"' + number(random) + '"';
            case 5 -> quoted(text(random, 0x20, 0x7F, 70));
            case 6 -> quoted(text(random, 1, 0x3000, 4));
            default -> ODD_VALUES[random.nextInt(ODD_VALUES.length)];
        };
    }

    private static String number(Random random) {
        if (random.nextInt(4) == 0) {
            return ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
        }
        if (random.nextInt(4) == 0) {
            return String.valueOf(Double.longBitsToDouble(random.nextLong()));
        }
        String sign = random.nextInt(3) == 0 ? "-" : "";
        String whole = Long.toString(random.nextLong() >>> (1 + random.nextInt(63)));
        String fraction = random.nextBoolean() ? "" : '.' + text(random, '0', '9' + 1, 20);
        String power = random.nextInt(4) > 0 ? "" : "e" + (random.nextInt(660) - 330);
        return sign + whole + fraction + power;
    }

    private static String text(Random random, int from, int to, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append((char) (from + random.nextInt(to - from)));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String blank(Random random) {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    /** Replaces a byte, puts one in, says something twice or breaks off. */
    private static byte[] broken(byte[] sound, Random random) {
        int at = random.nextInt(sound.length);
        int twice = at + random.nextInt(sound.length - at);
        byte other = random.nextInt(4) == 0
                ? (byte) random.nextInt()
                : (byte) OTHERS.charAt(random.nextInt(OTHERS.length()));
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.write(sound, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> {
                broken.write(other);
                broken.write(sound, at + 1, sound.length - at - 1);
            }
            case 1 -> {
                broken.write(other);
                broken.write(sound, at, sound.length - at);
            }
            case 2 -> {
                broken.write(sound, at, twice - at);
                broken.write(sound, at, sound.length - at);
            }
            default -> {}
        }
        return broken.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
