package dev.andon.connector.mqtt;

/** What a payload looks like from its first bytes, in constant time. */
enum PayloadShape {
    EMPTY("an empty payload"),
    /** Begins as a JSON object or array. */
    JSON("JSON without a value in it"),
    /** Begins as a text. */
    TEXT("text that is not one value: prose, a log line or a list"),
    MARKUP("HTML or XML"),
    IMAGE("an image"),
    COMPRESSED("compressed data"),
    BINARY("binary data");

    /** Bytes that are looked at. */
    private static final int LOOK = 64;

    private final String words;

    PayloadShape(String words) {
        this.words = words;
    }

    /** What it is, for a person; said of payloads that are no telemetry. */
    String words() {
        return words;
    }

    /** Looks at a payload. */
    static PayloadShape of(byte[] bytes, int offset, int length) {
        int from = offset;
        int to = offset + Math.min(length, LOOK);
        if (begins(bytes, from, to, 0xEF, 0xBB, 0xBF)) {
            from += 3;
        }
        while (from < to && blank(bytes[from])) {
            from++;
        }
        if (from == to) {
            return EMPTY;
        }
        return switch (bytes[from]) {
            case '{', '[' -> JSON;
            case '<' -> MARKUP;
            default -> unlike(bytes, from, to);
        };
    }

    private static PayloadShape unlike(byte[] bytes, int from, int to) {
        if (begins(bytes, from, to, 0xFF, 0xD8, 0xFF)
                || begins(bytes, from, to, 0x89, 'P', 'N', 'G')
                || begins(bytes, from, to, 'G', 'I', 'F', '8')
                || begins(bytes, from, to, 'R', 'I', 'F', 'F')) {
            return IMAGE;
        }
        if (begins(bytes, from, to, 0x1F, 0x8B) || begins(bytes, from, to, 'P', 'K', 3, 4)) {
            return COMPRESSED;
        }
        for (int i = from; i < to; i++) {
            // A NUL at the end is how some firmware ends its texts.
            if (bytes[i] >= 0 && bytes[i] < ' ' && !blank(bytes[i]) && !(bytes[i] == 0 && i > from && i == to - 1)) {
                return BINARY;
            }
        }
        return TEXT;
    }

    static boolean blank(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean begins(byte[] bytes, int from, int to, int... magic) {
        if (to - from < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[from + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
