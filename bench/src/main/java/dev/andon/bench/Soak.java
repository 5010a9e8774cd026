package dev.andon.bench;

import dev.andon.connector.testkit.Mosquitto;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** A long load, to see that memory stays flat and every sample is accounted for: {@code minutes samplesPerSecond}. */
public final class Soak {

    private static final int PER_MESSAGE = 10;
    private static final int TOPICS = 1_000;

    private Soak() {}

    public static void main(String[] args) throws Exception {
        int minutes = Integer.parseInt(args[0]);
        long rate = Long.parseLong(args[1]);
        try (Mosquitto broker = Mosquitto.plain();
                AndonSubject subject = new AndonSubject()) {
            subject.open(broker.port());
            Cost start = Cost.now();
            long sent;
            try (Child publisher = new Child(Publisher.class, broker.port(), rate, PER_MESSAGE, minutes * 60, TOPICS)) {
                Thread reporter = Thread.ofVirtual().start(() -> report(subject, minutes));
                sent = publisher.number();
                reporter.interrupt();
            }
            LockSupport.parkNanos(3_000_000_000L);
            System.out.printf(
                    Locale.ROOT,
                    "sent %,d, received %,d, dropped %,d, p99 %.1f ms, %.2f cores%n",
                    sent,
                    subject.samples(),
                    subject.dropped(),
                    subject.latency().getValueAtPercentile(99) / 1e3,
                    Cost.now().since(start).cores());
        }
    }

    private static void report(AndonSubject subject, int minutes) {
        for (int minute = 1; minute <= minutes && !Thread.interrupted(); minute++) {
            LockSupport.parkNanos(60_000_000_000L);
            System.gc();
            System.out.printf(
                    Locale.ROOT,
                    "minute %d: live heap %,d KiB, threads %d, received %,d, dropped %,d%n",
                    minute,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    subject.samples(),
                    subject.dropped());
        }
    }
}
