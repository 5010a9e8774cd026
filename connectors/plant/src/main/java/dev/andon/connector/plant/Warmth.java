package dev.andon.connector.plant;

/**
 * How a cold space warms while its door is open and recovers afterwards.
 *
 * @param rise how much warmer it would become in the end, in Cel
 * @param open seconds in which it comes two thirds of the way while open
 * @param closed seconds in which it comes two thirds of the way back
 */
record Warmth(double rise, double open, double closed) {

    /** The warming left at {@code t} from a door that stood open from {@code from} to {@code to}; all in seconds. */
    double at(double t, double from, double to) {
        if (t <= from) {
            return 0;
        }
        double warmed = rise * (1 - StrictMath.exp(-(Math.min(t, to) - from) / open));
        return t <= to ? warmed : warmed * StrictMath.exp(-(t - to) / closed);
    }
}
