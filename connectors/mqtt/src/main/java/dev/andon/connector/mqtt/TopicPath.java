package dev.andon.connector.mqtt;

/**
 * A topic as device and point: the parent levels are the device, the last level is the point.
 *
 * @param device the parent levels; the topic itself when it has one level only
 * @param point the last level; {@code value} when there is no level that could name it
 */
record TopicPath(String device, String point) {

    /** The name of a point that nothing else names. */
    static final String VALUE = "value";

    /** Takes a topic apart. */
    static TopicPath of(String topic) {
        int slash = topic.lastIndexOf('/');
        if (slash < 0 || topic.substring(slash + 1).isBlank()) {
            return new TopicPath(Words.name(topic), VALUE);
        }
        String parent = topic.substring(0, slash);
        return new TopicPath(parent.isBlank() ? "/" : Words.name(parent), Words.pointName(topic.substring(slash + 1)));
    }
}
