package dev.andon.runtime;

import java.util.Set;

/** Topic filters of MQTT (MQTT 5, 4.7.1), as far as a file can get them wrong. */
final class MqttFilter {

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts", "ws", "wss");

    private MqttFilter() {}

    /** Whether topics of connections with this scheme are topic filters. */
    static boolean spokenBy(String scheme) {
        return SCHEMES.contains(scheme);
    }

    /** @throws Wrong when no broker would take the filter */
    static String check(String filter) {
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i].contains("#") && (levels[i].length() > 1 || i < levels.length - 1)) {
                throw new Wrong(
                        "the topic filter '" + filter + "' has a # that is not its last level",
                        "a # stands alone, at the end: plant/#");
            }
            if (levels[i].contains("+") && levels[i].length() > 1) {
                throw new Wrong(
                        "the topic filter '" + filter + "' has a + within a level",
                        "a + stands alone for one level: plant/+/state");
            }
            if (levels[i].contains("*")) {
                throw new Wrong(
                        "the topic filter '" + filter + "' holds a *, which MQTT takes literally",
                        "write + for one level, # for all below");
            }
        }
        return filter;
    }
}
