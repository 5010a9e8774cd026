package dev.andon.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the content type among the properties of a PUBLISH (MQTT 5, 2.2.2.2 and 3.3.2.3). */
final class ContentType {

    private static final int CONTENT_TYPE = 0x03;

    private ContentType() {}

    /** The content type in lower case; empty when there is none or the properties cannot be read. */
    static String of(Publish message) {
        byte[] bytes = message.buffer();
        int at = message.propertiesOffset();
        int end = at + message.propertiesLength();
        while (at < end) {
            int id = bytes[at++];
            if (id == CONTENT_TYPE) {
                int length = at + 2 <= end ? shortAt(bytes, at) : end;
                return at + 2 + length <= end
                        ? new String(bytes, at + 2, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT)
                        : "";
            }
            at = behind(bytes, id, at, end);
        }
        return "";
    }

    /** Where the next property begins; the end when this one is unknown. */
    private static int behind(byte[] bytes, int id, int at, int end) {
        return switch (id) {
            // Payload format indicator; message expiry; topic alias.
            case 0x01 -> at + 1;
            case 0x02 -> at + 4;
            case 0x23 -> at + 2;
            // Response topic, correlation data; a user property is two of these.
            case 0x08, 0x09 -> text(bytes, at, end);
            case 0x26 -> text(bytes, text(bytes, at, end), end);
            // Subscription identifier: a number of one to four bytes.
            case 0x0B -> {
                int last = at;
                while (last < end && bytes[last] < 0) {
                    last++;
                }
                yield last + 1;
            }
            default -> end;
        };
    }

    private static int text(byte[] bytes, int at, int end) {
        return at + 2 <= end ? at + 2 + shortAt(bytes, at) : end;
    }

    private static int shortAt(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
