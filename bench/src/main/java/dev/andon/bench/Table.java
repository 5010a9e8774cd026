package dev.andon.bench;

import java.util.Locale;

/** Runs what is asked for and prints a Markdown table row for each: {@code client}, {@code batched}, {@code single}, {@code latency}. */
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
