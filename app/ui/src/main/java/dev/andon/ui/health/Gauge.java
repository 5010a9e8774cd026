package dev.andon.ui.health;

/** What is counted or measured of the program itself, in the order in which it is shown. */
enum Gauge {
    /** Samples handed over by connectors. */
    SAMPLES(true, false),
    /** Samples thrown away because ingest fell behind. */
    DROPPED(true, true),
    /** Samples that came of a connection after it had been taken out. */
    UNHEARD(true, false),
    /** Samples that wait for ingest. */
    WAITING(false, false),
    /** Samples that came late. */
    HISTORICAL(true, false),
    /** Samples that are bad. */
    BAD(true, false),
    /** Messages that cannot be read. */
    UNREADABLE(true, false),
    /** Addresses without telemetry. */
    IGNORED(true, false);

    private final boolean counter;
    private final boolean loss;

    Gauge(boolean counter, boolean loss) {
        this.counter = counter;
        this.loss = loss;
    }

    /** Whether it only grows, so that its growth a second is what tells something. */
    boolean counter() {
        return counter;
    }

    /** Whether anything but nothing of it is a loss. */
    boolean loss() {
        return loss;
    }

    /** Key of its name. */
    String key() {
        return "health.counter." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
