package dev.andon.cli;

import dev.andon.runtime.Monitor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl+C, or the system's wish to end the process: a command that runs on is told, and gets a moment to finish its last line. */
final class Interruption implements AutoCloseable {

    // What the monitor may take to close, and a moment for the last line.
    private static final Duration GRACE = Monitor.CLOSE_LIMIT.plusSeconds(1);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "andon-interruption");

    private Interruption() {}

    /** Watches for it until closed. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits until it is asked for, at most so long; true when it is. */
    boolean await(Duration limit) throws InterruptedException {
        return asked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The command has finished: the process may end. */
    @Override
    public void close() {
        finished.countDown();
        if (!asked()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is just ending; the hook finds the command finished.
                asked.countDown();
            }
        }
    }

    private void ask() {
        asked.countDown();
        try {
            finished.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
