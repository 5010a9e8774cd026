package dev.andon.model;

import java.util.HashMap;
import java.util.Map;

/**
 * The two sides of a device's settable state.
 *
 * @param reported what the device says it is, by point name
 * @param desired what was asked of it, by point name
 */
public record Shadow(Map<String, Value> reported, Map<String, Value> desired) {

    /** @throws NullPointerException when a name or a value is null */
    public Shadow {
        reported = Map.copyOf(reported);
        desired = Map.copyOf(desired);
    }

    /** What was asked but is not yet so: never to be shown as done. */
    public Map<String, Value> pending() {
        Map<String, Value> pending = new HashMap<>(desired);
        pending.entrySet().removeIf(wish -> wish.getValue().equals(reported.get(wish.getKey())));
        return Map.copyOf(pending);
    }
}
