package dev.andon.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How texts of unknown origin become names of points, and how they are quoted in messages. */
final class Words {

    private static final int MAX_NAME = 200;
    private static final int MAX_QUOTED = 40;

    private Words() {}

    /** A text as the id of a device or a part of a message: never blank, no {@code #}, no control characters. */
    static String name(String text) {
        StringBuilder name = new StringBuilder(text.length());
        text.codePoints().map(Words::clean).forEach(name::appendCodePoint);
        String made = name.toString();
        return made.isBlank() ? "_" : made.equals(text) ? text : made;
    }

    /** A text as the name of a point: besides, not endless. What is cut off is told apart by a few digits. */
    static String pointName(String text) {
        String name = name(text);
        if (name.length() <= MAX_NAME) {
            return name;
        }
        int cut = name.offsetByCodePoints(0, name.codePointCount(0, MAX_NAME) - 10);
        return name.substring(0, cut) + '~' + Integer.toHexString(name.hashCode());
    }

    private static int clean(int c) {
        return c == '#' || Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '_' : c;
    }

    /** The beginning of a text, for a message. */
    static String shortened(String text) {
        return name(text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED - 3) + "...");
    }

    /** Bytes that are ASCII as a text. */
    static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether these bytes are a word for a number that is none: {@code nan}, {@code -inf}, {@code Infinity}, in any case. */
    static boolean notFinite(byte[] bytes, int from, int to) {
        int start = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        if (to - start != 3 && to - start != 8) {
            return false;
        }
        return switch (ascii(bytes, start, to).toLowerCase(Locale.ROOT)) {
            case "nan", "inf", "infinity" -> true;
            default -> false;
        };
    }
}
