package dev.andon.connector.mqtt;

import dev.andon.connector.SampleBatch;
import dev.andon.model.Kind;
import dev.andon.model.Unit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a topic that carries one bare value. Recognised are numbers (also with a leading plus or leading zeros, and with one of
 * the usual units behind them), ON, OFF, true and false in any case, and short texts. White space around them, a NUL at the end and
 * quotes around a text are taken away.
 */
final class PlainReader implements TopicReader {

    /** What a first message may have: more is prose or a log line. */
    private static final int MAX_FIRST_LENGTH = 48;

    private static final int MAX_FIRST_WORDS = 3;

    /** What a later message of a text point may have, bytes. */
    private static final int MAX_LENGTH = 256;

    private final TopicPath path;
    private final Points points;
    private final Decimal decimal;
    private @Nullable Feed feed;

    private int from;
    private int to;
    private double number;
    private Unit unit = Unit.NONE;

    PlainReader(TopicPath path, Points points, Decimal decimal) {
        this.path = path;
        this.points = points;
        this.decimal = decimal;
    }

    /** Whether a topic's first message is one bare value. */
    boolean fits(Publish message) {
        trim(message);
        byte[] bytes = message.buffer();
        if (to - from == 0 || to - from > MAX_FIRST_LENGTH) {
            return false;
        }
        if (number(bytes) || flag(bytes) >= 0) {
            return true;
        }
        String text = text(bytes);
        return text != null && text.indexOf(',') < 0 && text.strip().split("\\s+", -1).length <= MAX_FIRST_WORDS;
    }

    @Override
    public @Nullable String read(Publish message, Samples out) {
        trim(message);
        byte[] bytes = message.buffer();
        if (from == to) {
            return spoil(out, "the payload is empty");
        }
        if (to - from > MAX_LENGTH) {
            return spoil(out, "the payload is too long for one value: " + (to - from) + " bytes");
        }
        if (number(bytes)) {
            return feed(Kind.NUMBER).number(out, number, SampleBatch.NO_TIME);
        }
        int flag = flag(bytes);
        if (flag >= 0) {
            feed(Kind.FLAG).flag(out, flag == 1, SampleBatch.NO_TIME);
            return null;
        }
        String last = feed == null ? null : feed.lastText();
        String text = last != null && same(last, bytes) ? last : text(bytes);
        if (text == null) {
            return spoil(out, "the payload is neither a number nor a text in UTF-8");
        }
        return feed(Kind.TEXT).text(out, text, SampleBatch.NO_TIME);
    }

    private String spoil(Samples out, String wrong) {
        if (feed != null) {
            feed.bad(out);
        }
        return wrong;
    }

    private Feed feed(Kind kind) {
        Feed known = feed;
        if (known == null) {
            known = points.feed(path.device(), path.point(), kind, unit);
            feed = known;
        }
        return known;
    }

    private void trim(Publish message) {
        byte[] bytes = message.buffer();
        from = message.payloadOffset();
        to = from + message.payloadLength();
        while (to > from && (PayloadShape.blank(bytes[to - 1]) || bytes[to - 1] == 0)) {
            to--;
        }
        while (from < to && PayloadShape.blank(bytes[from])) {
            from++;
        }
        if (to - from > 2 && bytes[from] == '"' && bytes[to - 1] == '"') {
            from++;
            to--;
        }
    }

    /** Reads a number, and the unit behind it where there is one. */
    private boolean number(byte[] bytes) {
        int start = bytes[from] == '+' ? from + 1 : from;
        while (start + 1 < to && bytes[start] == '0' && bytes[start + 1] >= '0' && bytes[start + 1] <= '9') {
            start++;
        }
        unit = Unit.NONE;
        int read = decimal.scan(bytes, start, to);
        if (read == Decimal.NONE) {
            number = Double.NaN;
            return Words.notFinite(bytes, from, to);
        }
        if (decimal.end < to && !unit(bytes, decimal.end)) {
            return false;
        }
        number = read == Decimal.READ ? decimal.value : Double.parseDouble(Words.ascii(bytes, start, decimal.end));
        return true;
    }

    private boolean unit(byte[] bytes, int end) {
        boolean apart = bytes[end] == ' ';
        String sign = new String(bytes, apart ? end + 1 : end, to - end - (apart ? 1 : 0), StandardCharsets.UTF_8);
        // 23C and 1F may as well be hexadecimal or the name of a thing.
        boolean clear = apart || !decimal.integral || sign.length() != 1 || "ABCDEF".indexOf(sign.charAt(0)) < 0;
        unit = clear ? UnitSigns.of(sign) : Unit.NONE;
        return !unit.equals(Unit.NONE);
    }

    /** 1, 0, or below 0 when it is no flag. */
    private int flag(byte[] bytes) {
        return switch (to - from) {
            case 2 -> is(bytes, "on") ? 1 : -1;
            case 3 -> is(bytes, "off") ? 0 : -1;
            case 4 -> is(bytes, "true") ? 1 : -1;
            case 5 -> is(bytes, "false") ? 0 : -1;
            default -> -1;
        };
    }

    private boolean is(byte[] bytes, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(String text, byte[] bytes) {
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

    private @Nullable String text(byte[] bytes) {
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
