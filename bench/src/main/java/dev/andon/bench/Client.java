package dev.andon.bench;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A subject alone, fed by a stream as fast as it takes it: messages a second and processor time a message. */
final class Client {

    private static final long MESSAGES = 10_000_000;
    private static final long STOCK_MESSAGES = 500_000;
    private static final int TOPICS = 100;
    private static final int SAMPLES_PER_MESSAGE = 5;
    private static final long STALLED_NANOS = 10_000_000_000L;

    record Run(String subject, long messages, Cost cost) {
        double perSecond() {
            return messages / cost.seconds();
        }
    }

    private Client() {}

    static Run andon() throws Exception {
        return run(AndonSubject::new, MESSAGES);
    }

    static Run stock() throws Exception {
        return run(StockSubject::new, STOCK_MESSAGES);
    }

    /** The first stream warms up, the second counts. */
    private static Run run(Supplier<Subject> subjects, long messages) throws Exception {
        try (Child generator = new Child(Generator.class, messages, TOPICS)) {
            int port = (int) generator.number();
            once(subjects.get(), port, messages);
            return once(subjects.get(), port, messages);
        }
    }

    private static Run once(Subject subject, int port, long messages) throws Exception {
        try (subject) {
            Cost start = Cost.now();
            Thread opener = Thread.ofVirtual().start(() -> {
                try {
                    subject.open(port);
                } catch (Exception refused) { // thread root
                    throw new IllegalStateException(refused);
                }
            });
            awaitSamples(subject, messages * SAMPLES_PER_MESSAGE);
            Cost cost = Cost.now().since(start);
            opener.interrupt();
            return new Run(subject.name(), subject.samples() / SAMPLES_PER_MESSAGE, cost);
        }
    }

    private static void awaitSamples(Subject subject, long count) {
        long last = -1;
        long lastMoved = System.nanoTime();
        while (subject.samples() < count && System.nanoTime() - lastMoved < STALLED_NANOS) {
            if (subject.samples() != last) {
                last = subject.samples();
                lastMoved = System.nanoTime();
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
