package dev.andon.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a device's profile says can be done with the device.
 *
 * @param id unique within the profile
 * @param arguments by name, in no order
 * @param permit a CEL expression over fresh values that must hold; null: always permitted
 * @param idempotent whether a second delivery does no more than the first
 */
public record Action(
        String id,
        String title,
        RiskClass risk,
        Map<String, Argument> arguments,
        @Nullable String permit,
        boolean idempotent) {

    /** @throws NullPointerException when an argument or its name is null */
    public Action {
        arguments = Map.copyOf(arguments);
    }

    /**
     * One argument of an action.
     *
     * @param range null: any value of the kind
     * @param step the finest difference that makes sense, in the unit; null: any
     */
    public record Argument(
            Kind kind,
            Unit unit,
            @Nullable Range range,
            @Nullable Double step) {}
}
