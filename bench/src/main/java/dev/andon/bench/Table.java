package dev.andon.bench;

import dev.andon.cache.Cache;
import dev.andon.runtime.Recording;
import dev.andon.runtime.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Runs what is asked for and prints a Markdown table row for each: {@code client}, {@code batched}, {@code single}, {@code latency}, {@code recorded}. */
public final class Table {

    private Table() {}

    public static void main(String[] args) throws Exception {
        for (String what : args) {
            switch (what) {
                case "client" -> {
                    client(Client.andon());
                    client(Client.stock());
                }
                case "batched" -> {
                    pipeline(Pipeline.run(AndonSubject::new, 700_000, 50, 60));
                    pipeline(Pipeline.run(StockSubject::new, 700_000, 50, 15));
                }
                case "recorded" -> {
                    recorded(700_000, 60);
                    recorded(1_000_000, 30);
                }
                case "single" -> {
                    pipeline(Pipeline.run(AndonSubject::new, 70_000, 1, 30));
                    pipeline(Pipeline.run(StockSubject::new, 70_000, 1, 15));
                }
                case "latency" -> {
                    pipeline(Pipeline.run(AndonSubject::new, 10_000, 1, 30));
                    pipeline(Pipeline.run(StockSubject::new, 10_000, 1, 30));
                }
                default -> throw new IllegalArgumentException("no such benchmark: " + what);
            }
        }
    }

    private static void recorded(long rate, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("andon-bench");
        SecretFile secrets = new SecretFile(folder.resolve("secrets"));
        secrets.unlock("of the benchmark".toCharArray());
        Recording recording = Recording.open(folder, secrets, "the benchmark", Recording.Begin.SEALED);
        AndonSubject subject = new AndonSubject(recording);
        pipeline(Pipeline.run(() -> subject, rate, 50, seconds));
        Cache cache = recording.cache().orElseThrow();
        long begin = System.nanoTime();
        recording.close();
        double closed = (System.nanoTime() - begin) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "| the same | %s | %,d rows kept with the warm-up, %,d dropped | at most %,d behind the table | all on disk %.0f ms after the end, %.2f bytes a row |%n",
                subject.name(),
                cache.recorded(),
                cache.dropped(),
                subject.mostBehind(),
                closed,
                CacheBench.bytes(folder) / (double) cache.recorded());
        CacheBench.delete(folder);
    }

    private static void client(Client.Run run) {
        System.out.printf(
                Locale.ROOT,
                "| client alone, 100-byte JSON, 5 samples a message | %s | %,.0f msg/s | %.2f us CPU/msg | %.1f bytes/msg |%n",
                run.subject(),
                run.perSecond(),
                run.cost().cpuMicrosEach(run.messages()),
                run.cost().bytesEach(run.messages()));
    }

    private static void pipeline(Pipeline.Run run) {
        System.out.printf(
                Locale.ROOT,
                "| %,d samples/s, %d a message | %s | %,.0f samples/s, %.2f %% missing, %,d behind at the end | p50 %.1f ms, p99 %.1f ms, max %.0f ms | %.2f cores, %.1f bytes/sample |%n",
                run.rate(),
                run.perMessage(),
                run.subject(),
                run.perSecond(),
                100.0 * (run.sent() - run.received()) / run.sent(),
                run.overhang(),
                run.latency().getValueAtPercentile(50) / 1e3,
                run.latency().getValueAtPercentile(99) / 1e3,
                run.latency().getMaxValue() / 1e3,
                run.cost().cores(),
                run.cost().bytesEach(run.received()));
    }
}
