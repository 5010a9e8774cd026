package dev.andon.connector.plant;

/**
 * The rhythm of one bottling line, which its machines share: the pace the shift keeps, jams, and what was made since midnight. Everything
 * is in closed form, so the count is exactly the integral of the pace.
 */
final class Line {

    /** The shift sets a new pace this often, seconds. */
    private static final double WINDOW = 1_200;

    private static final double JAM_CHANCE = 0.35;
    /** How long a stopped line takes to come back to its pace, seconds. */
    private static final double RUN_UP = 20;

    private final Noise pace;
    private final Noise jam;
    private final Noise waver;
    private final double nominal;
    private final Course dip;

    /**
     * @param nominal bottles a minute
     * @param dip of the power that the line runs on
     */
    Line(Noise noise, double nominal, Course dip) {
        this.pace = noise.of("pace");
        this.jam = noise.of("jam");
        this.waver = noise.of("waver");
        this.nominal = nominal;
        this.dip = dip;
    }

    /**
     * Bottles a minute at one of its machines.
     *
     * @param lag how many seconds after the filler a bottle is there; negative for machines before it
     */
    double rate(double t, double lag) {
        double steady = nominal * pace(window(t - lag)) * (1 + 0.012 * waver.smooth((t - lag) / 40));
        return steady * up(t, lag);
    }

    /** Whether a machine runs at all. */
    boolean running(double t, double lag) {
        return up(t, lag) > 0;
    }

    /** How busy a machine is, 0 to about 1. */
    double load(double t, double lag) {
        return rate(t, lag) / nominal;
    }

    /** How busy the line is, 0 to about 1. */
    double load(double t) {
        return load(t, 0);
    }

    /** Bottles that a machine has seen since the plant's midnight. */
    double made(double t, double lag) {
        double now = dip.began(t) - lag;
        double midnight = now - Day.seconds(now);
        double minutes = 0;
        for (long window = window(midnight); window <= window(now); window++) {
            double from = Math.max(midnight, window * WINDOW);
            double to = Math.min(now, (window + 1) * WINDOW);
            minutes += pace(window) * (to - from - jammed(window, from, to)) / 60;
        }
        return Math.floor(nominal * minutes);
    }

    /** 0 while it stands, 1 while it runs, between while it runs up: a jam travels along the line, a dip stops all at once. */
    private double up(double t, double lag) {
        return Math.min(1, Math.min(sinceJam(t - lag), dip.recovered(t)) / RUN_UP);
    }

    private double sinceJam(double t) {
        long window = window(t);
        double begins = jamBegins(window);
        double ends = begins + jamLasts(window);
        if (t < begins || ends == begins) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, t - ends);
    }

    private double jammed(long window, double from, double to) {
        double begins = jamBegins(window);
        return Math.max(0, Math.min(to, begins + jamLasts(window)) - Math.max(from, begins));
    }

    private double jamBegins(long window) {
        return window * WINDOW + jam.between(100, WINDOW - 400, 3 * window);
    }

    private double jamLasts(long window) {
        return jam.unit(3 * window + 1) < JAM_CHANCE ? jam.between(30, 200, 3 * window + 2) : 0;
    }

    /** Nights are slower, and the first minutes of each shift slowest. */
    private double pace(long window) {
        double hour = Day.hour(window * WINDOW);
        boolean night = hour < 6 || hour >= 22;
        boolean handover = hour % 8 >= 6 && hour % 8 < 6.3;
        double base = handover ? 0.72 : night ? 0.86 : 0.94;
        return base + 0.06 * (2 * pace.unit(window) - 1);
    }

    private static long window(double t) {
        return (long) Math.floor(t / WINDOW);
    }
}
