package dev.andon.connector.mqtt;

import java.util.regex.Pattern;

/**
 * Splits a resolved SenML name into device and point. How a pack shares a name between base name and name is arbitrary (RFC 8428, 4.5.1), so
 * only the whole counts: the point is what follows the last {@code :} or {@code /}. A URN that names a thing and nothing of it
 * ({@code urn:dev:mac:0024beffff804ff1}, RFC 9039; {@code urn:uuid:...}) is a device, what follows its {@code _} a point; a name
 * without any separator is a point of the topic.
 */
final class SenmlName {

    private static final Pattern THING = Pattern.compile(
            "(?<device>urn:dev:(?:mac|ow|org|os|ops|example):[^:/_]+|urn:(?!dev:)[^:/]+:[^:/_]+)(?:_(?<point>[^:/]+))?",
            Pattern.CASE_INSENSITIVE);

    private SenmlName() {}

    /**
     * Splits a name.
     *
     * @param name not empty
     */
    static TopicPath of(String topic, String name) {
        int end = name.length();
        while (end > 0 && separates(name.charAt(end - 1))) {
            end--;
        }
        String bare = name.substring(0, end);
        var thing = THING.matcher(bare);
        if (thing.matches()) {
            String point = thing.group("point");
            return path(thing.group("device"), point == null ? TopicPath.VALUE : point);
        }
        if (end < name.length()) {
            return path(end == 0 ? name : bare, TopicPath.VALUE);
        }
        int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf(':'));
        return cut < 0
                ? path(topic, name)
                : path(cut == 0 ? name.substring(0, 1) : name.substring(0, cut), name.substring(cut + 1));
    }

    private static TopicPath path(String device, String point) {
        return new TopicPath(Words.name(device), Words.pointName(point));
    }

    private static boolean separates(char c) {
        return c == ':' || c == '/' || c == '.';
    }
}
