package dev.andon.ui.fx;

import dev.andon.runtime.DirtySet;
import dev.andon.runtime.Pin;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.stage.Stage;

/**
 * The heartbeat of the screen. Ten times a second it takes what changed since the last time from the live table, each point once however often it
 * changed, and shows it to whoever looks; then it beats, for ages and clocks. While the window is hidden or minimised it rests, and costs nothing.
 * FX thread.
 */
public final class FxPulse implements AutoCloseable {

    /** The time between two pulses. */
    public static final Duration PERIOD = Duration.ofMillis(100);

    /** So long may one pulse look at changes; what is left waits for the next one. */
    private static final long BUDGET_NANOS = 12_000_000;

    // Frames come every 16 ms or so: a pulse that is due within half a frame is taken now.
    private static final long SLACK_NANOS = 8_000_000;

    private final DirtySet changes;
    private final LongSupplier now;
    private final List<Visitor> visitors = new CopyOnWriteArrayList<>();
    private final List<LongConsumer> beats = new CopyOnWriteArrayList<>();
    private final List<Consumer<Boolean>> turns = new CopyOnWriteArrayList<>();
    private final AnimationTimer timer = new Timer();
    private final IntConsumer remember = this::remember;
    private long[] waiting = new long[16];
    private int cursor;
    private long whole;
    private boolean running;
    private boolean wanted;
    private boolean held;

    /** Looks at a point that changed. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * A point changed between two moments, in microseconds since 1970 UTC.
         *
         * @param from the last moment at which every change had been shown; 0: never. Long ago after a rest
         * @param now the time of this pulse
         */
        void changed(int point, long from, long now);
    }

    /**
     * A pulse that rests until a window is shown.
     *
     * @param changes drained by this pulse alone, and closed with it
     * @param now microseconds since 1970 UTC
     */
    public FxPulse(DirtySet changes, LongSupplier now) {
        this.changes = changes;
        this.now = now;
    }

    /** Shows every changed point to the visitor, by its handle. */
    public Pin onChange(Visitor visitor) {
        visitors.add(visitor);
        return () -> visitors.remove(visitor);
    }

    /** Calls once a pulse, after the changes, with the time in microseconds since 1970 UTC. */
    public Pin onBeat(LongConsumer beat) {
        beats.add(beat);
        return () -> beats.remove(beat);
    }

    /** Calls whenever it begins to beat by itself, with true, and whenever it begins to rest. */
    public Pin onTurn(Consumer<Boolean> turn) {
        turns.add(turn);
        return () -> turns.remove(turn);
    }

    /** Beats from now on while the window can be seen, and rests while it cannot. */
    public void follow(Stage stage) {
        InvalidationListener look = changed -> {
            wanted = stage.isShowing() && !stage.isIconified();
            turn();
        };
        stage.showingProperty().addListener(look);
        stage.iconifiedProperty().addListener(look);
        look.invalidated(stage.showingProperty());
    }

    /**
     * Rests whatever the window does, until it is held no longer: a program that the system put into the background. Then it beats at once, so that
     * nothing is seen for a moment as it was before.
     */
    public void hold(boolean on) {
        boolean back = held && !on;
        held = on;
        turn();
        if (back) {
            beat();
        }
    }

    /** One pulse, now. */
    public void beat() {
        long time = now.getAsLong();
        changes.drain(remember);
        visit(time, System.nanoTime() + BUDGET_NANOS);
        for (LongConsumer beat : beats) {
            beat.accept(time);
        }
        if (caughtUp()) {
            whole = time;
        }
    }

    /** Whether it beats by itself at the moment. */
    public boolean running() {
        return running;
    }

    @Override
    public void close() {
        wanted = false;
        turn();
        changes.close();
    }

    private void turn() {
        boolean run = wanted && !held;
        if (run && !running) {
            timer.start();
        } else if (!run) {
            timer.stop();
        }
        boolean turned = running != run;
        running = run;
        if (turned) {
            turns.forEach(turn -> turn.accept(run));
        }
    }

    private void remember(int point) {
        int word = point / Long.SIZE;
        if (word >= waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(word + 1, 2 * waiting.length));
        }
        waiting[word] |= 1L << (point % Long.SIZE);
    }

    /** Goes round once at most, beginning where the last pulse ran out of time. */
    private void visit(long time, long deadline) {
        for (int done = 0; done < waiting.length; done++) {
            if (cursor >= waiting.length) {
                cursor = 0;
            }
            long word = waiting[cursor];
            if (word != 0) {
                waiting[cursor] = 0;
                show(word, cursor * Long.SIZE, time);
                if (System.nanoTime() > deadline) {
                    cursor++;
                    return;
                }
            }
            cursor++;
        }
    }

    private boolean caughtUp() {
        for (long word : waiting) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    private void show(long word, int first, long time) {
        for (long bits = word; bits != 0; bits &= bits - 1) {
            int point = first + Long.numberOfTrailingZeros(bits);
            for (Visitor visitor : visitors) {
                visitor.changed(point, whole, time);
            }
        }
    }

    private final class Timer extends AnimationTimer {

        private long due;

        @Override
        public void handle(long nanos) {
            if (nanos + SLACK_NANOS >= due) {
                due = nanos + PERIOD.toNanos();
                beat();
            }
        }
    }
}
