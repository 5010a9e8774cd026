package dev.andon.connector.plant;

import java.util.List;

/** What a device measures: a pure function of the simulated time, seconds since 1970 UTC. */
@FunctionalInterface
interface Signal {

    List<Reading> at(double t);
}
