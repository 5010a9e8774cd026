package dev.andon.connector.plant;

/**
 * Randomness without memory: every number is a function of the seed and of what it is asked for, so the plant can be looked at in any order
 * and still shows the same day.
 */
record Noise(long seed) {

    /** Another, independent source; the same for the same name. */
    Noise of(String name) {
        return new Noise(mix(seed ^ mix(name.hashCode())));
    }

    /** Evenly spread over [0, 1). */
    double unit(long n) {
        return (mix(seed + n * 0x9E3779B97F4A7C15L) >>> 11) * 0x1.0p-53;
    }

    /** Evenly spread over [low, high). */
    double between(double low, double high, long n) {
        return low + (high - low) * unit(n);
    }

    /** Wanders within [-1, 1] without a jump, finding a new goal at every whole {@code x}. */
    double smooth(double x) {
        double floor = Math.floor(x);
        double into = x - floor;
        double from = 2 * unit((long) floor) - 1;
        double to = 2 * unit((long) floor + 1) - 1;
        return from + (to - from) * into * into * (3 - 2 * into);
    }

    /** What an instrument adds: within [-1, 1], anew every millisecond. */
    double grain(double seconds) {
        return 2 * unit(Math.round(seconds * 1000)) - 1;
    }

    /** SplitMix64's last step (Steele, Lea, Flood 2014). */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
