package dev.andon.ui.fx;

/**
 * How often the screen's thread did not answer for half a second and more.
 *
 * @param count since the start
 * @param longest of them, microseconds
 * @param sinceLast microseconds since the newest one; -1: there was none
 */
public record Freezes(int count, long longest, long sinceLast) {

    /** There was none. */
    public static final Freezes NONE = new Freezes(0, 0, -1);
}
