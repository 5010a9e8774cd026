package dev.andon.ui.health;

import java.nio.charset.StandardCharsets;

/** A payload for people who have to find out what is wrong with it: sixteen bytes a line, as hexadecimal numbers and as signs. */
final class RawText {

    private static final int A_LINE = 16;
    private static final int HEX_WIDTH = 3 * A_LINE;

    private RawText() {}

    /**
     * Offset, bytes and signs, line by line.
     *
     * @param most so many bytes at most
     */
    static String hex(byte[] payload, int most) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(payload.length, most);
        for (int line = 0; line < end; line += A_LINE) {
            StringBuilder signs = new StringBuilder();
            int begin = text.append("%04x  ".formatted(line)).length();
            for (int at = line; at < Math.min(end, line + A_LINE); at++) {
                text.append("%02x ".formatted(payload[at]));
                signs.append(payload[at] >= ' ' && payload[at] < 0x7F ? (char) payload[at] : '·');
            }
            text.append(" ".repeat(HEX_WIDTH - (text.length() - begin) + 1))
                    .append(signs)
                    .append('\n');
        }
        return text.toString();
    }

    /** As UTF-8, with a dot for what cannot be shown. */
    static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\n\t]]|\uFFFD", "·");
    }
}
