package dev.andon.ui.connections;

import dev.andon.connector.ConnectionSettings;
import dev.andon.connector.Hop;
import dev.andon.model.Problem;
import dev.andon.runtime.EnvironmentSecrets;
import dev.andon.runtime.Monitor;
import dev.andon.runtime.Wrong;
import dev.andon.ui.fx.FxThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One round of the doctor, on a worker's thread; what it finds is told on the FX thread, hop by hop. */
final class Examination {

    /** What the doctor has; with the way there and back less than the ten seconds that people are promised. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(9);

    /**
     * Who is told.
     *
     * @param hop of each hop as soon as it was tried
     * @param all of all of them at the end
     * @param failed that it could not be done
     */
    record Listener(Consumer<Hop> hop, Consumer<List<Hop>> all, Consumer<Problem> failed) {}

    private Examination() {}

    /**
     * Tries the way there. Ends within ten seconds.
     *
     * @param settings reads what to try, on the worker's thread
     * @param over is run in any case, on any thread, before the end is told
     */
    static void begin(
            Executor workers, String name, Supplier<ConnectionSettings> settings, Runnable over, Listener listener) {
        CompletableFuture<List<Hop>> way =
                new CompletableFuture<List<Hop>>().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        workers.execute(() -> {
            try {
                way.complete(walk(settings.get(), hop -> FxThread.run(() -> listener.hop.accept(hop))));
            } catch (RuntimeException e) { // thread root
                way.completeExceptionally(e);
            }
        });
        Future<?> unused = way.whenComplete((hops, fault) -> {
            over.run();
            if (hops != null) {
                FxThread.run(() -> listener.all.accept(hops));
            } else {
                Problem problem = fault instanceof Wrong wrong
                        ? new Problem(name, wrong.what(), wrong.remedy())
                        : new Problem(name, "the examination got stuck", "try again; the log may say more");
                FxThread.run(() -> listener.failed.accept(problem));
            }
        });
    }

    private static List<Hop> walk(ConnectionSettings settings, Consumer<Hop> tried) {
        for (Problem missing : EnvironmentSecrets.missing(List.of(settings))) {
            return List.of(new Hop("secret", "", missing));
        }
        return Monitor.provider(settings.url())
                .map(provider -> provider.examine(settings, LIMIT, tried))
                .orElseThrow(
                        () -> new Wrong("nothing here speaks " + settings.url().getScheme(), ""));
    }
}
