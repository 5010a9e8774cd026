package dev.andon.model;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An action asked of a device.
 *
 * @param id carried in the payload, so that device and answer can name it
 * @param action id of the action in the device's profile
 * @param by who asked
 * @param notAfter when it must no longer be sent or carried out
 */
public record Command(
        UUID id,
        String device,
        String action,
        Map<String, Value> arguments,
        String by,
        Instant issuedAt,
        Instant notAfter) {

    /** @throws IllegalArgumentException when it would be too late from the start */
    public Command {
        arguments = Map.copyOf(arguments);
        if (!notAfter.isAfter(issuedAt)) {
            throw new IllegalArgumentException("notAfter " + notAfter + " is not after issuedAt " + issuedAt);
        }
    }
}
