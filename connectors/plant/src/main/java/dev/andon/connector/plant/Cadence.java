package dev.andon.connector.plant;

/** How often a channel speaks. */
enum Cadence {
    /** At the plant's rate. */
    FAST,
    /** Once a minute, to spare a battery. */
    SLOW,
    /** Ten readings at the plant's rate, sent together. */
    BATCH,
    /** When something changed, and retained: looked at as often as the fast ones. */
    CHANGE;

    static final int BATCHED = 10;
    private static final double MINUTE = 60;

    /**
     * The times at which a channel speaks, from the start of the plant.
     *
     * @param rate of the plant, Hz
     * @param share where within its period this channel has its turn, 0 to 1, so that a thousand devices do not speak at once
     */
    Schedule schedule(double rate, double share) {
        double beat = 1 / rate;
        return switch (this) {
            case FAST, CHANGE -> new Schedule(share * beat, share * beat + beat, beat);
            case SLOW -> {
                double period = Math.max(MINUTE, beat);
                yield new Schedule(share * beat, share * period + beat, period);
            }
            case BATCH -> new Schedule(share * beat, share * BATCHED * beat + beat, BATCHED * beat);
        };
    }
}
