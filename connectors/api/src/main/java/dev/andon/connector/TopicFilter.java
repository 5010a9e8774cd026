package dev.andon.connector;

import dev.andon.model.Problem;
import org.jspecify.annotations.Nullable;

/** Topic filters of MQTT (MQTT 5, 4.7), for everybody who is handed one by a person. */
public final class TopicFilter {

    private TopicFilter() {}

    /** Why no broker would take a filter; null when it is well formed. The problem names no place. */
    public static @Nullable Problem fault(String filter) {
        if (filter.isEmpty()) {
            return fault(filter, "is empty", "write # for everything");
        }
        if (filter.indexOf('\0') >= 0) {
            return fault(filter.replace('\0', '_'), "holds a NUL", "write it without");
        }
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i].contains("#") && (levels[i].length() > 1 || i < levels.length - 1)) {
                return fault(filter, "has a # that is not its last level", "a # stands alone, at the end: plant/#");
            }
            if (levels[i].contains("+") && levels[i].length() > 1) {
                return fault(filter, "has a + within a level", "a + stands alone for one level: plant/+/state");
            }
        }
        return null;
    }

    private static Problem fault(String filter, String what, String remedy) {
        return new Problem("", "the topic filter '" + filter + "' " + what, remedy);
    }
}
