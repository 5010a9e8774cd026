package dev.andon.ui.pull;

/** One finger that draws a page down, from where it was put to where it is let go; px. Knows no toolkit. */
final class Pull {

    /** A finger that goes no further has only touched. */
    static final double SLACK = 10;

    /** So far down it asks. */
    static final double ENOUGH = 80;

    // A finger that goes more sideways than this means something else.
    private static final double STEEP = 1.5;

    private double startX;
    private double startY;
    private double down;
    private boolean watched;
    private boolean pulling;

    /** A finger is put where a pull may begin. */
    void press(double x, double y) {
        startX = x;
        startY = y;
        down = 0;
        watched = true;
        pulling = false;
    }

    /** The finger moves; whether this begins a pull. */
    boolean move(double x, double y) {
        if (!watched) {
            return false;
        }
        down = y - startY;
        boolean begins = false;
        if (!pulling && Math.hypot(x - startX, down) > SLACK) {
            pulling = down > STEEP * Math.abs(x - startX);
            watched = pulling;
            begins = pulling;
        }
        return begins;
    }

    /** The finger is let go, or nothing may be pulled any more; whether it had been pulled far enough. */
    boolean release() {
        boolean asks = enough();
        watched = false;
        pulling = false;
        return asks;
    }

    boolean pulling() {
        return pulling;
    }

    /** Whether letting go now asks. */
    boolean enough() {
        return pulling && down >= ENOUGH;
    }

    /** How far it is pulled, 0 to 1. */
    double depth() {
        return pulling ? Math.clamp(down / ENOUGH, 0, 1) : 0;
    }
}
