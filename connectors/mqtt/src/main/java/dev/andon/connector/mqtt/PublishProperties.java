package dev.andon.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds what is of use among the properties of a PUBLISH (MQTT 5, 2.2.2.2 and 3.3.2.3). */
final class PublishProperties {

    private static final int CONTENT_TYPE = 0x03;
    private static final int SUBSCRIPTION_IDENTIFIER = 0x0B;

    /** The protocol allows none such. */
    private static final int ANY = 0;

    private PublishProperties() {}

    /** Whether there is any subscription identifier; not when the properties cannot be read. */
    static boolean identified(Publish message) {
        return identifiedBy(message, ANY);
    }

    /** Whether this is among the subscription identifiers; not when the properties cannot be read. */
    static boolean identifiedBy(Publish message, int identifier) {
        byte[] bytes = message.buffer();
        int at = message.propertiesOffset();
        int end = at + message.propertiesLength();
        while (at < end) {
            int id = bytes[at++];
            int next = behind(bytes, id, at, end);
            if (id == SUBSCRIPTION_IDENTIFIER
                    && next <= end
                    && (identifier == ANY || number(bytes, at, next) == identifier)) {
                return true;
            }
            at = next;
        }
        return false;
    }

    /** A number of variable length (MQTT 5, 1.5.5). */
    private static int number(byte[] bytes, int at, int end) {
        int number = 0;
        for (int i = end - 1; i >= at; i--) {
            number = number << 7 | (bytes[i] & 0x7F);
        }
        return number;
    }

    /** The content type in lower case; empty when there is none or the properties cannot be read. */
    static String contentType(Publish message) {
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
            // Content type, response topic, correlation data; a user property is two of these.
            case CONTENT_TYPE, 0x08, 0x09 -> text(bytes, at, end);
            case 0x26 -> text(bytes, text(bytes, at, end), end);
            case SUBSCRIPTION_IDENTIFIER -> {
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
