package dev.andon.ui.fx;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the screen's thread from a thread of its own, as long as it is open: when that hangs for more than half a second this is counted, and the
 * log says once where. Made on the screen's thread.
 */
public final class FxWatchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxWatchdog.class);
    private static final long PERIOD_MILLIS = 200;
    private static final long NANOS_A_MICRO = 1_000;

    private final FreezeWatch watch;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("freeze-watch").daemon().factory());

    public FxWatchdog() {
        Thread screen = Thread.currentThread();
        watch = new FreezeWatch(() -> FxThread.run(this::answer), screen::getStackTrace, LOG::warn);
        Future<?> unused = looking.scheduleWithFixedDelay(
                () -> watch.look(micros()), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What was noticed until now. Any thread. */
    public Freezes freezes() {
        return watch.freezes(micros());
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private void answer() {
        watch.answered(micros());
    }

    private static long micros() {
        return System.nanoTime() / NANOS_A_MICRO;
    }
}
