package dev.andon.connector.plant;

import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;

import java.util.List;

/** A door of a cold room: opened now and then by day, seldom at night, and at times left open. */
final class Door {

    /** It is opened at most once in this time, seconds. */
    private static final double WINDOW = 600;

    private static final int WINDOWS_REMEMBERED = 3;

    private final Noise noise;
    private final Course leftOpen;

    Door(World world, String id) {
        noise = world.noise().of(id);
        leftOpen = world.course(Fault.DOOR_OPEN, id);
    }

    /** Tells when it opens and closes, and its battery. */
    Channel[] channels() {
        return new Channel[] {
            new Channel(Writing.PLAIN, Cadence.CHANGE, t -> List.of(flag("open", open(t)))),
            new Channel(
                    Writing.PLAIN,
                    Cadence.SLOW,
                    t -> List.of(
                            number("battery", "%", noise.between(55, 99, -1), 0),
                            number("signal", "dB[mW]", -78 + 6 * noise.smooth(t / 900), 0)))
        };
    }

    boolean open(double t) {
        double begins = opens(window(t));
        return leftOpen.active(t) || (t >= begins && t < begins + stays(window(t)));
    }

    /** How much warmer it has made the room, Cel. */
    double warming(double t, Warmth warmth) {
        double sum = 0;
        for (long window = window(t) - WINDOWS_REMEMBERED; window <= window(t); window++) {
            sum += warmth.at(t, opens(window), opens(window) + stays(window));
        }
        for (Incident incident : leftOpen.incidents()) {
            double since = incident.since(t - leftOpen.start());
            sum += since < 0 ? 0 : warmth.at(since, 0, incident.lasts());
        }
        return sum;
    }

    private double opens(long window) {
        return window * WINDOW + noise.between(30, WINDOW - 150, 3 * window);
    }

    private double stays(long window) {
        double hour = Day.hour(window * WINDOW);
        double chance = hour >= 5 && hour < 21 ? 0.55 : 0.12;
        return noise.unit(3 * window + 1) < chance ? noise.between(15, 75, 3 * window + 2) : 0;
    }

    private static long window(double t) {
        return (long) Math.floor(t / WINDOW);
    }
}
