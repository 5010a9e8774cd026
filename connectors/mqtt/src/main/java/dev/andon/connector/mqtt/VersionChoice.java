package dev.andon.connector.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * Which version of MQTT to speak next: 5 first, 3.1.1 where the broker refuses 5; remembered for the life of the connector. Old brokers
 * that refuse without a word hang up, as a dying one does: then 3.1.1 is tried once, at once, and only as long as 5 has never worked.
 */
final class VersionChoice {

    private final @Nullable MqttVersion only;
    private MqttVersion next;
    private boolean certain;

    /** @param only the one version to speak, or null */
    VersionChoice(@Nullable MqttVersion only) {
        this.only = only;
        next = only == null ? MqttVersion.FIVE : only;
        certain = only != null;
    }

    MqttVersion next() {
        return next;
    }

    /** This version works. */
    void spoke(MqttVersion version) {
        next = version;
        certain = true;
    }

    /** Whether to try the other version at once after this fault. */
    boolean anotherTry(MqttVersion tried, Fault fault) {
        boolean refused = fault.kind() == Fault.Kind.REFUSES_MQTT5;
        if (tried == MqttVersion.FIVE
                && only == null
                && (refused || (fault.kind() == Fault.Kind.HUNG_UP && !certain))) {
            next = MqttVersion.THREE;
            certain |= refused;
            return true;
        }
        if (!certain) {
            next = MqttVersion.FIVE;
        }
        return false;
    }

    /** Whether trying again is worth it only after the longest wait. */
    boolean refused(Fault fault) {
        return fault.kind() == Fault.Kind.REFUSED || (fault.kind() == Fault.Kind.REFUSES_MQTT5 && only != null);
    }
}
