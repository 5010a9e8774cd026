package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of one message, gathered until the whole of it was read: a message that breaks off half way gives no samples, and a time may stand
 * behind the values. Reused for every message of every topic.
 */
final class Leaves {

    /** Longer texts are left out, characters. */
    static final int MAX_TEXT = 1024;

    private static final byte NUMBER = 0;
    private static final byte FLAG = 1;
    private static final byte TEXT = 2;
    private static final byte NULL = 3;
    private static final byte BAD = 4;
    private static final byte CLOCK = 5;

    private final Decimal decimal = new Decimal();
    private final Measure measure = new Measure(this);
    private @Nullable Node[] nodes = new @Nullable Node[256];
    private byte[] kinds = new byte[256];
    private double[] numbers = new double[256];
    private @Nullable String[] texts = new @Nullable String[256];
    private long[] times = new long[256];
    private int size;
    private int message;
    private long time;

    /** Forgets what was gathered. */
    void begin() {
        size = 0;
        message++;
        time = SampleBatch.NO_TIME;
    }

    /** A number that the message before did not have. */
    int message() {
        return message;
    }

    int size() {
        return size;
    }

    /** The time of the message, for the leaves that have none of their own. */
    void time(long micros) {
        time = micros;
    }

    /** The time of the leaves from {@code from} on. */
    void time(int from, long micros) {
        Arrays.fill(times, from, size, micros);
    }

    /** Takes some leaves out again. */
    void drop(int from, int to) {
        Arrays.fill(nodes, from, to, null);
    }

    void number(Node node, double number) {
        int at = add(node, NUMBER);
        numbers[at] = number;
    }

    void flag(Node node, boolean on) {
        int at = add(node, FLAG);
        numbers[at] = on ? 1 : 0;
    }

    /** No value, and meant so. */
    void nothing(Node node) {
        add(node, NULL);
    }

    /** A value that cannot be kept. */
    void bad(Node node) {
        add(node, BAD);
    }

    /** A text as it stands in quotes, ASCII without escapes. A number in quotes is a number, unless words were there before. */
    void text(Node node, byte[] bytes, int from, int to) {
        Feed feed = node.feed;
        if ((feed == null || !feed.takesWords()) && quotedNumber(node, bytes, from, to)) {
            return;
        }
        if (feed == Feed.NOWHERE && node.role == Node.Role.TIME) {
            // Only the time is wanted of it: no text need be made.
            clock(node, measure.told(bytes, from, to, node.name));
            return;
        }
        String last = feed == null ? null : feed.lastText();
        String text = last != null && same(last, bytes, from, to) ? last : Words.ascii(bytes, from, to);
        put(node, text);
    }

    /** A text that is no number: long, or not ASCII. */
    void text(Node node, char[] chars, int offset, int length) {
        Feed feed = node.feed;
        String last = feed == null ? null : feed.lastText();
        put(node, last != null && same(last, chars, offset, length) ? last : new String(chars, offset, length));
    }

    /** A text that is no number whatever it holds. */
    void word(Node node, String text) {
        Feed feed = node.feed;
        String last = feed == null ? null : feed.lastText();
        put(node, last != null && last.equals(text) ? last : text);
    }

    private void clock(Node node, long micros) {
        int at = add(node, CLOCK);
        // Exact in a double until the year 2255.
        numbers[at] = micros;
    }

    private void put(Node node, String text) {
        int at = add(node, TEXT);
        texts[at] = text;
    }

    private boolean quotedNumber(Node node, byte[] bytes, int from, int to) {
        switch (decimal.scan(bytes, from, to)) {
            case Decimal.READ -> {
                if (decimal.end == to) {
                    number(node, decimal.value);
                    return true;
                }
            }
            case Decimal.HARD -> {
                if (decimal.end == to) {
                    number(node, Double.parseDouble(Words.ascii(bytes, from, to)));
                    return true;
                }
            }
            default -> {
                if (Words.notFinite(bytes, from, to)) {
                    number(node, Double.NaN);
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether leaf {@code at} is a number, and which; NaN when it is none. */
    double numberAt(int at) {
        return kinds[at] == NUMBER ? numbers[at] : Double.NaN;
    }

    /** Whether leaf {@code at} is the time of a measure, read already. */
    boolean isClock(int at) {
        return kinds[at] == CLOCK;
    }

    /** The time of such a leaf; NO_TIME when it is none. */
    long clockAt(int at) {
        return (long) numbers[at];
    }

    /** The kind of leaf {@code at}, where it is a number, a flag or a text. */
    Kind kindAt(int at) {
        return Kind.of(kinds[at]);
    }

    /** The text of leaf {@code at}; null when it is none. */
    @Nullable
    String textAt(int at) {
        return kinds[at] == TEXT ? texts[at] : null;
    }

    /** Whether leaf {@code at} has no value. */
    boolean nothingAt(int at) {
        return kinds[at] >= NULL;
    }

    /** Whose leaf {@code at} is; it was not taken out again. */
    Node nodeAt(int at) {
        return Objects.requireNonNull(nodes[at]);
    }

    /** Whether there is a leaf {@code at}, with this role in this object. */
    boolean is(int at, Node object, Node.Role role) {
        Node node = at < 0 || at >= size ? null : nodes[at];
        return node != null && node.parent == object && node.role == role;
    }

    /** Gives the samples out. Null, or what is wrong with one of them. */
    @Nullable
    String commit(TopicPoints topic, Samples out) {
        String wrong = null;
        for (int i = 0; i < size; i++) {
            Node node = nodes[i];
            if (node != null) {
                String trouble = commit(topic, node, i, out);
                wrong = wrong == null && trouble != null ? node.point() + ": " + trouble : wrong;
            }
        }
        return wrong;
    }

    private @Nullable String commit(TopicPoints topic, Node node, int i, Samples out) {
        long at = times[i] == SampleBatch.NO_TIME ? time : times[i];
        Feed feed = node.feed;
        byte kind = kinds[i];
        if (feed == null) {
            if (kind >= NULL) {
                return null;
            }
            Feed measured = measure.meet(topic, node, i);
            feed = measured != null ? measured : topic.feed(node, Kind.of(kind));
        }
        if (node.measured) {
            long own = measure.time(node, i);
            at = own == SampleBatch.NO_TIME ? at : own;
            UnitChange other = measure.otherUnit(topic, node, i);
            if (other != null) {
                feed.bad(out, at);
                return other.told();
            }
        }
        switch (kind) {
            case NUMBER -> {
                return feed.number(out, numbers[i], at);
            }
            case FLAG -> feed.flag(out, numbers[i] == 1, at);
            case TEXT -> {
                String text = texts[i];
                return text == null ? null : feed.text(out, text, at);
            }
            default -> feed.bad(out, at);
        }
        return null;
    }

    private int add(Node node, byte kind) {
        if (size == kinds.length) {
            grow();
        }
        nodes[size] = node;
        kinds[size] = kind;
        times[size] = SampleBatch.NO_TIME;
        return size++;
    }

    private void grow() {
        int more = size * 2;
        nodes = Arrays.copyOf(nodes, more);
        kinds = Arrays.copyOf(kinds, more);
        numbers = Arrays.copyOf(numbers, more);
        texts = Arrays.copyOf(texts, more);
        times = Arrays.copyOf(times, more);
    }

    private static boolean same(String text, byte[] bytes, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    static boolean same(String text, char[] chars, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
