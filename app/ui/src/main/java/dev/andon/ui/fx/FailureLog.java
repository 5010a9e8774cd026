package dev.andon.ui.fx;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an exception that nobody on the screen's thread expected: it goes into the log, once, though it may come with every pulse. */
final class FailureLog implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final Set<String> told = new HashSet<>();

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String where = failure.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
        if (told.add(where)) {
            LOG.error("something went wrong on the screen; it goes on without it", failure);
        }
    }
}
