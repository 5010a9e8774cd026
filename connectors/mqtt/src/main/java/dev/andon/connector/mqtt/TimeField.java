package dev.andon.connector.mqtt;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the time that a JSON message tells: a number since 1970, also in quotes, or ISO 8601. */
final class TimeField {

    private final Decimal decimal = new Decimal();
    private final byte[] text = new byte[64];

    /**
     * Reads the value the parser stands on.
     *
     * @param name of the field. In capitals ({@code Time}, {@code timeStamp}) it is a maker's own: without a zone it often is local time there,
     *     and is not taken for a time
     * @return microseconds since 1970 UTC, or {@link SourceTime#UNREADABLE}
     */
    long read(JsonParser parser, JsonToken token, String name) {
        return switch (token) {
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? SourceTime.of(parser.getDoubleValue())
                        : SourceTime.of(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> SourceTime.of(parser.getDoubleValue());
            case VALUE_STRING ->
                ascii(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength(), text)
                        ? read(text, 0, parser.getStringLength(), name)
                        : SourceTime.UNREADABLE;
            default -> SourceTime.UNREADABLE;
        };
    }

    /** Reads a time that stands in quotes, ASCII without escapes; the same otherwise. */
    long read(byte[] bytes, int from, int to, String name) {
        int read = decimal.scan(bytes, from, to);
        if (read == Decimal.READ && decimal.end == to) {
            return decimal.integral ? SourceTime.of(decimal.whole) : SourceTime.of(decimal.value);
        }
        long time = SourceTime.of(bytes, from, to);
        boolean clear = time == SourceTime.UNREADABLE || lowerCase(name) || SourceTime.zoned(bytes, from, to);
        return clear ? time : SourceTime.UNREADABLE;
    }

    /** Copies a text to bytes; false when it is too long or not all ASCII. */
    static boolean ascii(char[] chars, int offset, int length, byte[] into) {
        if (length > into.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = chars[offset + i];
            if (c > 0x7F) {
                return false;
            }
            into[i] = (byte) c;
        }
        return true;
    }

    private static boolean lowerCase(String name) {
        return name.charAt(0) >= 'a' && (name.length() < 5 || name.charAt(4) >= 'a');
    }
}
