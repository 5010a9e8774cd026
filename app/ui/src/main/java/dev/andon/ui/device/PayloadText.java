package dev.andon.ui.device;

import dev.andon.connector.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A payload as lines that a person can read: JSON with a line for each value, written just as it came (no number loses a digit, no key its place);
 * other text as it is; anything else in hexadecimal, sixteen bytes a line, with the characters beside it. Knows no toolkit.
 */
final class PayloadText {

    /** More lines than this nobody reads. */
    static final int MOST_LINES = 2_000;

    private static final int BYTES_A_LINE = 16;
    private static final int LONGEST_LINE = 2_000;
    private static final String INDENT = "  ";
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private PayloadText() {}

    static List<String> lines(Payload payload) {
        byte[] content = payload.content();
        String text = text(content, content.length < payload.length());
        if (text == null) {
            return hex(content);
        }
        List<String> json = looksLikeJson(text) ? json(text) : null;
        return json != null ? json : plain(text);
    }

    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** The bytes as text; null: they are none. A character that was cut in two at the end is left out. */
    private static @Nullable String text(byte[] content, boolean cut) {
        for (int less = 0; less <= (cut ? 3 : 0) && less <= content.length; less++) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content, 0, content.length - less))
                        .toString();
                return text.chars().anyMatch(PayloadText::binary) ? null : text;
            } catch (CharacterCodingException e) {
                // Tried again without the last byte, where there was more; else it is no text.
            }
        }
        return null;
    }

    private static boolean binary(int sign) {
        return (sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t') || sign == 0x7F;
    }

    private static List<String> plain(String text) {
        return text.lines().limit(MOST_LINES).map(PayloadText::bounded).toList();
    }

    private static String bounded(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + '…';
    }

    private static List<String> hex(byte[] content) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < content.length && lines.size() < MOST_LINES; from += BYTES_A_LINE) {
            int to = Math.min(content.length, from + BYTES_A_LINE);
            StringBuilder line = new StringBuilder(HexFormat.of().toHexDigits(from, 6))
                    .append("  ")
                    .append(HEX.formatHex(content, from, to))
                    .append("   ".repeat(BYTES_A_LINE - (to - from)))
                    .append("  ");
            for (int at = from; at < to; at++) {
                line.append(content[at] >= ' ' && content[at] < 0x7F ? (char) content[at] : '.');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** JSON with a line for each value; null: it is none, or not all of it came. */
    private static @Nullable List<String> json(String text) {
        Lines lines = new Lines();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.take(token, parser);
            }
        } catch (JacksonException e) {
            // What is no JSON is shown as the text that it is; that it could not be read is said beside it.
            return null;
        }
        return lines.done();
    }

    /** Lines that grow by one token after the other. */
    private static final class Lines {

        private final List<String> done = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int depth;
        // What stands at the end of the line: the beginning of something that may be empty, a name that waits for its
        // value.
        private boolean opened;
        private boolean named;
        private boolean begun;

        void take(JsonToken token, JsonParser parser) {
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                depth--;
                if (!opened) {
                    next(false);
                }
                line.append(token.asString());
                opened = false;
                return;
            }
            if (!named && begun) {
                next(!opened);
            }
            begun = true;
            named = token == JsonToken.PROPERTY_NAME;
            opened = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
            depth += opened ? 1 : 0;
            line.append(written(token, parser));
        }

        private void next(boolean comma) {
            add(comma ? line.append(',').toString() : line.toString());
            line.setLength(0);
            line.append(INDENT.repeat(Math.max(0, depth)));
        }

        private void add(String whole) {
            if (done.size() < MOST_LINES) {
                done.add(bounded(whole));
            }
        }

        private static String written(JsonToken token, JsonParser parser) {
            return switch (token) {
                case PROPERTY_NAME -> quoted(parser.currentName()) + ": ";
                case VALUE_STRING -> quoted(parser.getString());
                default -> parser.getString();
            };
        }

        private static String quoted(String text) {
            StringBuilder quoted = new StringBuilder("\"");
            for (int at = 0; at < text.length(); at++) {
                char sign = text.charAt(at);
                switch (sign) {
                    case '"' -> quoted.append("\\\"");
                    case '\\' -> quoted.append("\\\\");
                    case '\n' -> quoted.append("\\n");
                    case '\r' -> quoted.append("\\r");
                    case '\t' -> quoted.append("\\t");
                    default -> quoted.append(sign);
                }
            }
            return quoted.append('"').toString();
        }

        List<String> done() {
            add(line.toString());
            return List.copyOf(done);
        }
    }
}
