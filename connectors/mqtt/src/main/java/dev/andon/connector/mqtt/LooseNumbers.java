package dev.andon.connector.mqtt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Mends what C firmware prints for a reading that failed: {@code nan}, {@code -nan}, {@code inf} and {@code -inf} stand bare in payloads that are
 * JSON otherwise, and would cost the other readings too. They become {@code NaN}, which is read as a bad value.
 */
final class LooseNumbers {

    private static final byte[] NAN = {'N', 'a', 'N'};

    private LooseNumbers() {}

    /** A copy of the payload with such words mended, of the same length; null when there are none. */
    static byte @Nullable [] mended(byte[] bytes, int from, int to) {
        byte[] copy = null;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && ends(bytes, i + NAN.length, to) && (is(bytes, i, "nan") || is(bytes, i, "inf"))) {
                copy = copy == null ? Arrays.copyOfRange(bytes, from, to) : copy;
                System.arraycopy(NAN, 0, copy, i - from, NAN.length);
                if (i > from && (bytes[i - 1] == '-' || bytes[i - 1] == '+')) {
                    copy[i - 1 - from] = ' ';
                }
            }
        }
        return copy;
    }

    private static boolean ends(byte[] bytes, int at, int to) {
        return at < to && (bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ']' || PayloadShape.blank(bytes[at]));
    }

    private static boolean is(byte[] bytes, int at, String word) {
        return bytes[at] == word.charAt(0) && bytes[at + 1] == word.charAt(1) && bytes[at + 2] == word.charAt(2);
    }
}
