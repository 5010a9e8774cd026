package dev.andon.connector.plant;

import java.util.Locale;

/** What can go wrong in the plant. */
enum Fault {
    /** A compressor's oil grows hotter and hotter. */
    HEATING,
    /** A door is left open, and the room behind it warms. */
    DOOR_OPEN,
    /** A sensor keeps sending one value, with fresh times. */
    FROZEN,
    /** A gateway loses its line without a word; later it delivers what it kept, with the true times. */
    GATEWAY_LOST,
    /** A battery runs down. */
    BATTERY_LOW,
    /** The voltage dips; machines trip and must be started again. */
    POWER_DIP,
    /** Payloads that nobody can read. */
    MALFORMED;

    /** As the script writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
