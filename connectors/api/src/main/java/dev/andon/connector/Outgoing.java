package dev.andon.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param address the topic or path it goes to
 * @param payload not copied: the caller no longer changes it
 * @param retained whether the broker keeps it; never for a command
 * @param assured whether the far end's receipt is awaited (MQTT: QoS 1; otherwise QoS 0)
 * @param expiry after which the broker must not deliver it any more, where the protocol can say so; null: never
 */
public record Outgoing(
        String address,
        byte[] payload,
        boolean retained,
        boolean assured,
        @Nullable Duration expiry) {}
