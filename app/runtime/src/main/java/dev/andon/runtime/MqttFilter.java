package dev.andon.runtime;

import dev.andon.connector.TopicFilter;
import dev.andon.model.Problem;
import java.util.Set;

/** Topic filters as a file of the workspace may hold them. */
final class MqttFilter {

    private static final Set<String> SCHEMES = Set.of("mqtt", "mqtts", "ws", "wss");

    private MqttFilter() {}

    /** Whether topics of connections with this scheme are topic filters. */
    static boolean spokenBy(String scheme) {
        return SCHEMES.contains(scheme);
    }

    /** @throws Wrong when no broker would take the filter, or when it is meant as a glob */
    static String check(String filter) {
        Problem fault = TopicFilter.fault(filter);
        if (fault != null) {
            throw new Wrong(fault.what(), fault.remedy());
        }
        // A broker takes it, and delivers nothing: hardly any topic is called so.
        if (filter.contains("*")) {
            throw new Wrong(
                    "the topic filter '" + filter + "' holds a *, which MQTT takes literally",
                    "write + for one level, # for all below");
        }
        return filter;
    }
}
