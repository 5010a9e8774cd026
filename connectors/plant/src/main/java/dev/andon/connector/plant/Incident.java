package dev.andon.connector.plant;

import dev.andon.model.Glob;

/**
 * Something that goes wrong again and again; times in seconds.
 *
 * @param devices whom it befalls
 * @param first from the start of the plant to the first time
 * @param lasts how long
 * @param every from one beginning to the next; longer than it lasts
 */
record Incident(Fault fault, Glob devices, double first, double lasts, double every) {

    /** @throws IllegalArgumentException when it would begin again before it is over */
    Incident {
        if (!(first >= 0 && lasts > 0 && every > lasts)) {
            throw new IllegalArgumentException("an incident lasts shorter than it takes to come back");
        }
    }

    /** How long ago it began the last time, seconds; negative before the first time. */
    double since(double elapsed) {
        return elapsed < first ? elapsed - first : (elapsed - first) % every;
    }
}
