package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import java.util.Arrays;

/**
 * Reads the commonest payloads by hand: one flat object, or an array of flat objects with a time each, of numbers, flags, nulls and short plain
 * texts, whose fields come in the same order as the last time. On the slightest irregularity it gives up and {@link JsonWalk} reads
 * the payload from its beginning, so it never decides what is right: whatever it does read, Jackson reads alike.
 */
final class FlatScanner {

    /** Longer texts are left to Jackson, bytes. */
    static final int MAX_TEXT = 64;

    private static final int GIVEN_UP = -1;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final Leaves leaves;
    private final TimeField times;
    private final Decimal decimal = new Decimal();

    private byte[] bytes = {};
    private int end;
    private long time;

    FlatScanner(Leaves leaves, TimeField times) {
        this.leaves = leaves;
        this.times = times;
    }

    /**
     * Gathers the leaves of a payload.
     *
     * @param order the fields in the order in which they are expected; fewer may come
     * @param rows whether the payload is expected to be an array of such objects
     * @return false when Jackson must read it
     */
    boolean gather(Node[] order, boolean rows, byte[] payload, int from, int to) {
        bytes = payload;
        end = to;
        leaves.begin();
        int at = skip(from);
        if (rows) {
            at = rows(order, at);
        } else {
            at = object(order, at);
            leaves.time(time);
        }
        return at != GIVEN_UP && skip(at) == end;
    }

    private int rows(Node[] order, int from) {
        if (from == end || bytes[from] != '[') {
            return GIVEN_UP;
        }
        int at = from;
        do {
            int first = leaves.size();
            at = object(order, skip(at + 1));
            // The first row decides whether these are rows at all: that is for Jackson to judge.
            if (at == GIVEN_UP || (first == 0 && time == SampleBatch.NO_TIME)) {
                return GIVEN_UP;
            }
            leaves.time(first, time);
            at = skip(at);
        } while (at < end && bytes[at] == ',');
        return at < end && bytes[at] == ']' ? at + 1 : GIVEN_UP;
    }

    private int object(Node[] order, int from) {
        time = SampleBatch.NO_TIME;
        if (from == end || bytes[from] != '{') {
            return GIVEN_UP;
        }
        int at = from;
        for (Node node : order) {
            byte[] key = node.key;
            at = skip(at + 1);
            int colon = at + key.length;
            if (colon >= end || !Arrays.equals(bytes, at, colon, key, 0, key.length)) {
                return GIVEN_UP;
            }
            colon = skip(colon);
            if (colon == end || bytes[colon] != ':') {
                return GIVEN_UP;
            }
            at = value(node, skip(colon + 1));
            if (at == GIVEN_UP) {
                return GIVEN_UP;
            }
            at = skip(at);
            if (at == end || (bytes[at] != ',' && bytes[at] != '}')) {
                return GIVEN_UP;
            }
            if (bytes[at] == '}') {
                return at + 1;
            }
        }
        return GIVEN_UP;
    }

    private int value(Node node, int at) {
        if (at == end) {
            return GIVEN_UP;
        }
        boolean clock = node.time && time == SampleBatch.NO_TIME;
        return switch (bytes[at]) {
            case '"' -> text(node, at + 1, clock);
            case 't' -> flag(node, true, TRUE, at);
            case 'f' -> flag(node, false, FALSE, at);
            case 'n' -> nothing(node, at);
            default -> number(node, at, clock);
        };
    }

    private int flag(Node node, boolean on, byte[] word, int at) {
        leaves.flag(node, on);
        return word(word, at);
    }

    private int nothing(Node node, int at) {
        leaves.nothing(node);
        return word(NULL, at);
    }

    private int number(Node node, int at, boolean clock) {
        if (decimal.scan(bytes, at, end) != Decimal.READ) {
            return GIVEN_UP;
        }
        if (clock) {
            time = decimal.integral ? SourceTime.of(decimal.whole) : SourceTime.of(decimal.value);
            return time == SourceTime.UNREADABLE ? GIVEN_UP : decimal.end;
        }
        leaves.number(node, decimal.value);
        return decimal.end;
    }

    private int text(Node node, int from, boolean clock) {
        int at = from;
        int limit = Math.min(end, from + MAX_TEXT + 1);
        while (at < limit && bytes[at] != '"') {
            if (bytes[at] < ' ' || bytes[at] == '\\') {
                return GIVEN_UP;
            }
            at++;
        }
        if (at == limit) {
            return GIVEN_UP;
        }
        if (clock) {
            time = times.read(bytes, from, at, node.name);
            return time == SourceTime.UNREADABLE ? GIVEN_UP : at + 1;
        }
        leaves.text(node, bytes, from, at);
        return at + 1;
    }

    private int word(byte[] word, int at) {
        int behind = at + word.length;
        return behind <= end && Arrays.equals(bytes, at, behind, word, 0, word.length) ? behind : GIVEN_UP;
    }

    private int skip(int from) {
        int at = from;
        while (at < end && PayloadShape.blank(bytes[at])) {
            at++;
        }
        return at;
    }
}
