package dev.andon.connector.mqtt;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one Paho client: one that connects and then ends, one that reads, one that writes, one that reports. They are ours so that
 * none is left behind: Paho wakes its sender once when it stops, and a sender that was just about to wait for work sleeps through it.
 */
final class PahoThreads {

    private static final int MOST = 4;
    private static final long IDLE_SECONDS = 1;

    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(MOST, work -> {
        Thread thread = Executors.defaultThreadFactory().newThread(work);
        thread.setDaemon(true);
        return thread;
    });

    PahoThreads() {
        pool.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
    }

    ScheduledExecutorService pool() {
        return pool;
    }

    /** Wakes whoever still waits, for good. */
    void end() {
        pool.shutdownNow();
    }
}
