package dev.andon.connector.plant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The course that one fault takes for one device.
 *
 * @param start of the plant, seconds since 1970 UTC; all other times are simulated ones in the same measure
 * @param incidents what befalls this device; mostly none
 */
record Course(double start, List<Incident> incidents) {

    /** Whether it is going on. */
    boolean active(double t) {
        return at(t) != null;
    }

    /** When what is going on began, and {@code t} itself when all is well. */
    double began(double t) {
        Incident incident = at(t);
        return incident == null ? t : t - incident.since(t - start);
    }

    /** How far it has come: 0 before it begins, 1 at its end, and 0 again afterwards. */
    double progress(double t) {
        Incident incident = at(t);
        return incident == null ? 0 : incident.since(t - start) / incident.lasts();
    }

    /** How far it has come, with its end fading away over {@code fade} seconds instead of at once. */
    double lingering(double t, double fade) {
        double worst = 0;
        for (Incident incident : incidents) {
            double since = incident.since(t - start);
            if (since >= 0) {
                double after = since - incident.lasts();
                worst = Math.max(worst, after < 0 ? since / incident.lasts() : 1 - after / fade);
            }
        }
        return worst;
    }

    /** How many seconds ago it was over: 0 while it goes on, endless when it has never happened. */
    double recovered(double t) {
        double least = Double.POSITIVE_INFINITY;
        for (Incident incident : incidents) {
            double since = incident.since(t - start);
            if (since >= 0) {
                least = Math.min(least, Math.max(0, since - incident.lasts()));
            }
        }
        return least;
    }

    private @Nullable Incident at(double t) {
        for (Incident incident : incidents) {
            double since = incident.since(t - start);
            if (since >= 0 && since < incident.lasts()) {
                return incident;
            }
        }
        return null;
    }
}
