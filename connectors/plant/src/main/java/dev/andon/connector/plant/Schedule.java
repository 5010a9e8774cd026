package dev.andon.connector.plant;

/**
 * When a channel speaks, in seconds from the start of the plant: once soon, so that nobody waits a minute for a first value, and then at a
 * steady pace.
 */
record Schedule(double first, double second, double period) {

    /** How many turns are due by {@code elapsed}. */
    long due(double elapsed) {
        if (elapsed < first) {
            return 0;
        }
        return elapsed < second ? 1 : 2 + (long) Math.floor((elapsed - second) / period);
    }

    /** The time of a turn, counted from 0. */
    double time(long turn) {
        return turn == 0 ? first : second + (turn - 1) * period;
    }
}
