package dev.andon.connector.plant;

/**
 * A machine that switches itself on and off: compressors, defrosts, fills.
 *
 * @param period seconds from one start to the next
 * @param offset seconds by which it runs ahead of its neighbours
 */
record Cycle(double period, double offset) {

    /** How far into the present turn, [0, 1). */
    double phase(double t) {
        double turns = (t + offset) / period;
        return turns - Math.floor(turns);
    }

    /** Whether it is in the first {@code duty} (0 to 1) of its turn. */
    boolean on(double t, double duty) {
        return phase(t) < duty;
    }

    /** What it moves: rises from 0 to 1 while it is on, falls back while it is off. */
    double swing(double t, double duty) {
        double phase = phase(t);
        if (duty <= 0) {
            return 0;
        }
        return phase < duty ? phase / duty : 1 - (phase - duty) / (1 - duty);
    }
}
