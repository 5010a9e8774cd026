package dev.andon.connector.plant;

/**
 * One moment in two clocks, which run apart when the plant is sped up.
 *
 * @param stamp the time of day that devices write on their payloads, microseconds since 1970 UTC
 * @param simulated the time that the plant has reached, seconds since 1970 UTC
 */
record Moment(long stamp, double simulated) {}
