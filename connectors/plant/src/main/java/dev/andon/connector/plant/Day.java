package dev.andon.connector.plant;

/** The plant's calendar: Central European Time all year round; a simulated plant needs no summer. */
final class Day {

    static final double SECONDS = 86_400;
    private static final double OFFSET = 3_600;

    private Day() {}

    /** Seconds since the plant's last midnight; {@code t} is seconds since 1970 UTC. */
    static double seconds(double t) {
        return (t + OFFSET) - Math.floor((t + OFFSET) / SECONDS) * SECONDS;
    }

    /** The plant's hour of the day, 0 to 24. */
    static double hour(double t) {
        return seconds(t) / 3_600;
    }

    /** -1 in the coldest hour of the night (four), 1 in the warmest of the afternoon (four). */
    static double warmth(double t) {
        return StrictMath.sin((hour(t) - 10) / 24 * 2 * Math.PI);
    }
}
