package dev.andon.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes in which order the fields of a flat payload came, for {@link FlatScanner} to expect the next time. */
final class FieldOrder {

    /** Keys that topics share; the rest have their own. */
    private static final int MAX_SHARED = 10_000;

    private final Map<String, byte[]> keys = new HashMap<>();
    private Node[] met = new Node[64];
    private int count;
    private boolean rows;
    private boolean flat;
    private @Nullable Node watched;

    /** Begins a payload. */
    void begin() {
        count = 0;
        flat = false;
        watched = null;
    }

    /** From now on the fields of this object are noted. */
    void watch(Node object, boolean asRow) {
        watched = object;
        rows = asRow;
        flat = true;
    }

    /** The fields of this object are no longer noted: the other rows are taken to be like the first. */
    void unwatch(Node object) {
        watched = watched == object ? null : watched;
    }

    /**
     * A field was met.
     *
     * @param plain whether it is one that the scanner could have read
     */
    void met(Node object, Node field, boolean plain) {
        if (object != watched || !flat) {
            return;
        }
        flat = plain && keyed(field);
        if (flat) {
            if (count == met.length) {
                met = Arrays.copyOf(met, count * 2);
            }
            met[count++] = field;
        }
    }

    /** The payload was read to its end: what was noted is what to expect. */
    void keep(JsonReader topic) {
        Node[] known = topic.order;
        if (flat && count > 0) {
            if (known == null || topic.rows != rows || !Arrays.equals(known, 0, known.length, met, 0, count)) {
                topic.order = Arrays.copyOf(met, count);
                topic.rows = rows;
            }
        } else if (topic.rows) {
            topic.order = null;
        }
    }

    private boolean keyed(Node field) {
        if (field.key.length == 0) {
            String name = field.name;
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                // These stand in a payload in more than one way.
                if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                    return false;
                }
            }
            byte[] shared = keys.get(name);
            field.key = shared != null ? shared : ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
            if (shared == null && keys.size() < MAX_SHARED) {
                keys.put(name, field.key);
            }
        }
        return true;
    }
}
