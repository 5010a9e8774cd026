package dev.andon.connector.plant;

/**
 * What all of a plant's parts share.
 *
 * @param start of the plant, seconds since 1970 UTC: the script counts from here
 */
record World(Noise noise, Script script, double start) {

    Course course(Fault fault, String device) {
        return script.course(fault, device, start);
    }

    /** Outside air in Cel. */
    double outside(double t) {
        return 12 + 5 * Day.warmth(t) + 2.5 * noise.of("weather").smooth(t / 7_200);
    }
}
