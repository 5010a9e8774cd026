package dev.andon.ui.storage;

import dev.andon.cache.Cache;
import dev.andon.cache.Report;
import dev.andon.cache.Unavailable;
import dev.andon.model.Problem;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A look through all that is recorded, asked for by a person: one at a time, on a thread of its own. All else on the screen's thread. */
final class FullCheck {

    private static final double STEP = 0.01;

    private final Executor beside;
    private final Executor screen;
    private final Runnable changed;
    private State state = new State.Idle();
    private @Nullable Run running;

    /** How far it is, or what came of it. */
    sealed interface State {

        /** Nobody asked. */
        record Idle() implements State {}

        /**
         * It goes on.
         *
         * @param done how much of it, 0 to 1
         */
        record Running(double done) implements State {}

        /** It went to its end. */
        record Done(Report report) implements State {}

        /** It could not. */
        record Failed(Problem problem) implements State {}

        /** A person ended it. */
        record Cancelled() implements State {}
    }

    /** One of them. */
    private static final class Run {
        private volatile boolean cancelled;
    }

    /**
     * @param beside where it may take a minute
     * @param screen the screen's thread
     * @param changed called there when there is something else to tell
     */
    FullCheck(Executor beside, Executor screen, Runnable changed) {
        this.beside = beside;
        this.screen = screen;
        this.changed = changed;
    }

    State state() {
        return state;
    }

    /** Begins one; nothing happens while one goes on. */
    void start(Cache cache) {
        if (running == null) {
            Run run = new Run();
            running = run;
            tell(run, new State.Running(0));
            beside.execute(() -> {
                State end = check(cache, run);
                screen.execute(() -> end(run, end));
            });
        }
    }

    /** Ends the one that goes on, soon. */
    void cancel() {
        Run run = running;
        if (run != null) {
            run.cancelled = true;
            end(run, new State.Cancelled());
        }
    }

    private State check(Cache cache, Run run) {
        double[] told = {0};
        try {
            return new State.Done(cache.check(part -> {
                if (run.cancelled) {
                    throw new CancellationException("a person ended it");
                }
                if (Math.abs(part - told[0]) >= STEP) {
                    told[0] = part;
                    screen.execute(() -> tell(run, new State.Running(part)));
                }
            }));
        } catch (CancellationException cancelled) {
            return new State.Cancelled();
        } catch (Unavailable e) {
            return new State.Failed(e.problem());
        }
    }

    private void end(Run run, State end) {
        tell(run, end);
        running = running == run ? null : running;
    }

    /** What a check that was ended still has to tell, nobody wants to know. */
    private void tell(Run run, State fresh) {
        if (running == run) {
            state = fresh;
            changed.run();
        }
    }
}
