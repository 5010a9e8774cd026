package dev.andon.connector.mqtt;

import dev.andon.model.Presence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic on which a device's birth and will are told: the word is the presence of the device (the levels above), and a point like any
 * other. Known by the last level of the topic, as Tasmota ({@code LWT}), Shelly ({@code online}), Zigbee2MQTT ({@code availability}),
 * Homie ({@code $state}) and many more have it.
 */
final class PresenceReader implements TopicReader {

    /** Levels that can mean nothing else, so that {@code true} and {@code 0} are a presence there too. */
    private static final Set<String> CLEAR =
            Set.of("availability", "available", "lwt", "online", "connected", "connection", "$state");

    /** Levels that may be a machine's own state, or a person in the room: words of presence only. */
    private static final Set<String> UNCLEAR = Set.of("status", "presence");

    /** Also a machine's own, as a rule; a birth or will only where the broker keeps it. */
    private static final String STATE = "state";

    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("online", Word.HERE),
            Map.entry("connected", Word.HERE),
            Map.entry("ready", Word.HERE),
            Map.entry("alive", Word.HERE),
            Map.entry("sleeping", Word.ASLEEP),
            Map.entry("offline", Word.GONE),
            Map.entry("disconnected", Word.GONE),
            Map.entry("lost", Word.GONE),
            Map.entry("dead", Word.GONE));

    private static final Map<String, Word> SIGNS =
            Map.of("true", Word.HERE, "1", Word.HERE, "2", Word.HERE, "false", Word.GONE, "0", Word.GONE);

    private static final Pattern FIRST_FIELD = Pattern.compile(
            "\\{\\s*\"(?:state|status|online|connected)\"\\s*:\\s*\"?([A-Za-z0-9]+)\"?\\s*[,}].*", Pattern.DOTALL);

    private static final int MAX_LENGTH = 256;

    /** How long a device sleeps that does not say how long, microseconds: a day. */
    private static final long SLEEP = 86_400_000_000L;

    private enum Word {
        HERE,
        ASLEEP,
        GONE
    }

    private static final int UNASKED = -1;

    private final TopicReader values;
    private final String deviceId;
    private final boolean signs;
    private int device = UNASKED;

    /** Whether words count: at once, or from the first retained message on. */
    private boolean told;

    private PresenceReader(TopicReader values, String deviceId, boolean signs, boolean told) {
        this.values = values;
        this.deviceId = deviceId;
        this.signs = signs;
        this.told = told;
    }

    /** The reader of a topic's values, also reading presence where the topic is one for it. */
    static TopicReader around(TopicReader values, String name) {
        int slash = name.lastIndexOf('/');
        String level = name.substring(slash + 1).toLowerCase(Locale.ROOT);
        boolean clear = CLEAR.contains(level);
        boolean kept = level.equals(STATE);
        if (slash <= 0 || !(clear || kept || UNCLEAR.contains(level))) {
            return values;
        }
        return new PresenceReader(values, TopicPath.of(name).device(), clear, !kept);
    }

    @Override
    public @Nullable String read(Publish message, Samples out) {
        String wrong = values.read(message, out);
        Word word = word(message);
        if (word != null) {
            tell(out, presence(word, message.received()));
        }
        return wrong;
    }

    /** The retained message was cleared: nobody says any more. */
    void cleared(Samples out) {
        tell(out, Presence.UNKNOWN);
    }

    private void tell(Samples out, Presence presence) {
        if (device == UNASKED) {
            device = out.inbox().device(deviceId);
        }
        out.presence(device, presence);
    }

    private @Nullable Word word(Publish message) {
        told |= message.retained();
        if (!told || message.payloadLength() > MAX_LENGTH) {
            return null;
        }
        int from = message.payloadOffset();
        String text = Words.ascii(message.buffer(), from, from + message.payloadLength())
                .strip();
        Matcher field = FIRST_FIELD.matcher(text);
        String bare = field.matches() ? field.group(1) : text.replace("\"", "");
        String lower = bare.toLowerCase(Locale.ROOT);
        Word word = WORDS.get(lower);
        return word == null && signs ? SIGNS.get(lower) : word;
    }

    private static Presence presence(Word word, long received) {
        return switch (word) {
            case HERE -> Presence.ONLINE;
            case GONE -> Presence.OFFLINE;
            case ASLEEP -> new Presence.Sleeping(Instant.EPOCH.plus(received + SLEEP, ChronoUnit.MICROS));
        };
    }
}
