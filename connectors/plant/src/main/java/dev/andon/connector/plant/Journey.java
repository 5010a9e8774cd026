package dev.andon.connector.plant;

/**
 * A truck's endless round: loading at the depot, out along its road, unloading, and back.
 *
 * @param cruise speed between the ends of the road, km/h
 * @param ahead seconds by which this truck is ahead of its neighbours
 */
record Journey(Road road, double cruise, double ahead) {

    static final String LOADING = "loading";
    static final String UNLOADING = "unloading";
    static final String DRIVING = "driving";

    private static final double LOAD = 2_700;
    private static final double UNLOAD = 2_100;
    /** From standing to cruising, seconds. */
    private static final double RUN_UP = 150;
    /** Traffic makes the speed sway by this share. */
    private static final double SWAY = 0.09;

    /**
     * Where the truck is.
     *
     * @param state one of the words above
     * @param since how long it has been so, seconds
     * @param stop how long the stop lasts that it stands at or last stood at, seconds
     * @param km from the depot
     * @param driven km since it was loaded
     * @param speed km/h
     * @param heading degrees from north
     */
    record Place(String state, double since, double stop, double km, double driven, double speed, double heading) {

        boolean driving() {
            return state.equals(DRIVING);
        }
    }

    /** Where it is at {@code t}. */
    Place at(double t) {
        double drive = driveTime();
        double round = LOAD + UNLOAD + 2 * drive;
        double into = (t + ahead) - Math.floor((t + ahead) / round) * round;
        double length = road.length();
        if (into < LOAD) {
            return new Place(LOADING, into, LOAD, 0, 0, 0, road.heading(0));
        }
        double out = into - LOAD;
        if (out < drive) {
            double km = distance(out);
            return new Place(DRIVING, out, LOAD, km, km, speed(out), road.heading(km));
        }
        double there = out - drive;
        if (there < UNLOAD) {
            return new Place(UNLOADING, there, UNLOAD, length, length, 0, road.heading(length));
        }
        double back = there - UNLOAD;
        double km = length - distance(back);
        return new Place(
                DRIVING, back, UNLOAD, km, length + distance(back), speed(back), (road.heading(km) + 180) % 360);
    }

    private double driveTime() {
        return road.length() / cruise * 3_600 + RUN_UP;
    }

    /** km after so many seconds of driving: the integral of {@link #speed}. */
    private double distance(double seconds) {
        double drive = driveTime();
        double perSecond = cruise / 3_600;
        double fromEnd = drive - seconds;
        double plain = seconds < RUN_UP
                ? perSecond * seconds * seconds / (2 * RUN_UP)
                : fromEnd < RUN_UP
                        ? road.length() - perSecond * fromEnd * fromEnd / (2 * RUN_UP)
                        : perSecond * (seconds - RUN_UP / 2);
        double waves = 2 * Math.PI * swaysAway() / drive;
        return Math.clamp(plain + SWAY * perSecond / waves * (1 - StrictMath.cos(waves * seconds)), 0, road.length());
    }

    private double speed(double seconds) {
        double drive = driveTime();
        double waves = 2 * Math.PI * swaysAway() / drive;
        double trapezium = Math.min(1, Math.min(seconds, drive - seconds) / RUN_UP);
        return Math.max(0, cruise * (trapezium + SWAY * StrictMath.sin(waves * seconds)));
    }

    /** Whole turns of the sway on the way, about one in a quarter of an hour: a whole number, so that it ends where the road ends. */
    private long swaysAway() {
        return Math.max(1, Math.round(driveTime() / 900));
    }
}
