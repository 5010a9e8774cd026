package dev.andon.bench;

import dev.andon.connector.testkit.Mosquitto;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** From a publisher over mosquitto into a subject, all on this machine's cores: does it keep up, how late, at what cost. */
final class Pipeline {

    private static final int WARM_UP_SECONDS = 10;
    private static final int TOPICS = 1_000;
    private static final long DRAIN_NANOS = 20_000_000_000L;

    /** How it went: what was sent and received, and how late it was when it arrived. */
    record Run(
            String subject,
            long rate,
            int perMessage,
            long sent,
            long received,
            Histogram latency,
            Cost cost,
            long overhang) {

        double perSecond() {
            return received / cost.seconds();
        }
    }

    private Pipeline() {}

    static Run run(Supplier<Subject> subjects, long rate, int perMessage, int seconds) throws Exception {
        try (Mosquitto broker = Mosquitto.plain();
                Subject subject = subjects.get()) {
            subject.open(broker.port());
            load(broker.port(), subject, rate, perMessage, WARM_UP_SECONDS);
            subject.reset();
            Cost start = Cost.now();
            long sent;
            long overhang;
            try (Child publisher = new Child(Publisher.class, broker.port(), rate, perMessage, seconds, TOPICS)) {
                sent = publisher.number();
                overhang = sent - subject.samples();
            }
            awaitAll(subject, sent);
            return new Run(
                    subject.name(),
                    rate,
                    perMessage,
                    sent,
                    subject.samples(),
                    subject.latency(),
                    Cost.now().since(start),
                    overhang);
        }
    }

    private static void load(int port, Subject subject, long rate, int perMessage, int seconds) throws Exception {
        long before = subject.samples();
        try (Child publisher = new Child(Publisher.class, port, rate, perMessage, seconds, TOPICS)) {
            awaitAll(subject, before + publisher.number());
        }
    }

    /** Until everything came, or nothing more does. */
    private static void awaitAll(Subject subject, long count) {
        long deadline = System.nanoTime() + DRAIN_NANOS;
        while (subject.samples() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
