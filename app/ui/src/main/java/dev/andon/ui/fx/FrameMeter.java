package dev.andon.ui.fx;

import java.util.Arrays;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Measures how a window draws: how many frames a second, and how long from one to the next. It asks for no frame itself; time in which the window cannot
 * be seen does not count. FX thread.
 */
public final class FrameMeter implements AutoCloseable {

    private static final int KEPT = 1_024;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double NANOS_A_MILLI = 1e6;
    private static final long NEVER = Long.MIN_VALUE;

    private final Scene scene;
    private final Runnable frame = this::frame;
    private final InvalidationListener seen = changed -> rest();
    private final long[] ends = new long[KEPT];
    private final long[] lengths = new long[KEPT];
    private int next;
    private int size;
    private long last = NEVER;
    private long longest;

    /** @param stage in which the scene is seen */
    public FrameMeter(Stage stage, Scene scene) {
        this.scene = scene;
        scene.addPostLayoutPulseListener(frame);
        stage.showingProperty().addListener(seen);
        stage.iconifiedProperty().addListener(seen);
    }

    FrameMeter(Scene scene) {
        this.scene = scene;
    }

    /**
     * How a window draws, at one moment.
     *
     * @param framesASecond in the last second
     * @param median milliseconds from one frame to the next, of the last thousand; NaN while there are none
     * @param slow that 99 of 100 stay below, milliseconds; NaN while there are none
     * @param longest since the window was opened, milliseconds
     */
    public record Drawing(int framesASecond, double median, double slow, double longest) {

        /** Nothing was drawn. */
        public static final Drawing NONE = new Drawing(0, Double.NaN, Double.NaN, 0);
    }

    /** How it draws now. */
    public Drawing now() {
        return at(System.nanoTime());
    }

    @Override
    public void close() {
        scene.removePostLayoutPulseListener(frame);
    }

    private void frame() {
        frame(System.nanoTime());
    }

    /** A frame is about to be drawn. */
    void frame(long nanos) {
        if (last != NEVER) {
            ends[next] = nanos;
            lengths[next] = nanos - last;
            longest = Math.max(longest, nanos - last);
            next = (next + 1) % KEPT;
            size = Math.min(size + 1, KEPT);
        }
        last = nanos;
    }

    /** The window cannot be seen for a while. */
    void rest() {
        last = NEVER;
    }

    Drawing at(long nanos) {
        if (size == 0) {
            return Drawing.NONE;
        }
        int recent = 0;
        for (int index = 0; index < size; index++) {
            recent += nanos - ends[index] < SECOND_NANOS ? 1 : 0;
        }
        long[] sorted = Arrays.copyOf(lengths, size);
        Arrays.sort(sorted);
        return new Drawing(
                recent,
                sorted[size / 2] / NANOS_A_MILLI,
                sorted[Math.min(size - 1, size * 99 / 100)] / NANOS_A_MILLI,
                longest / NANOS_A_MILLI);
    }
}
