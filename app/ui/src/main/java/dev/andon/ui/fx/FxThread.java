package dev.andon.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.application.Platform;

/** The only way onto the toolkit's thread, and the toolkit's start and end. */
public final class FxThread {

    private FxThread() {}

    /**
     * Starts the toolkit; returns when it is up. Once in the life of the program.
     *
     * @param sheet what controls look like unless a scene says otherwise: a style sheet on the class path
     * @throws UnsupportedOperationException when there is no display, or the window system's libraries are missing
     */
    public static void start(String sheet) {
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        awaitUninterruptibly(up);
        Platform.setImplicitExit(false);
        call(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(new FailureLog());
            Application.setUserAgentStylesheet(sheet);
            return sheet;
        });
    }

    /** Gives controls another look, in all windows at once. The toolkit's thread. */
    public static void controls(String sheet) {
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    /** Runs something on the toolkit's thread, soon. Any thread. */
    public static void run(Runnable task) {
        Platform.runLater(task);
    }

    /**
     * Runs something on the toolkit's thread and waits for its result. Any other thread.
     *
     * @throws CompletionException when the task threw; its cause is what it threw
     */
    public static <T> T call(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable e) { // declared by Callable.call; handed on to the one who waits
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    /** Whether this is the toolkit's thread. */
    public static boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }

    /** Ends the toolkit: its windows close and its thread ends. */
    public static void exit() {
        Platform.exit();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
