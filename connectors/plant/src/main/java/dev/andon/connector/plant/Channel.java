package dev.andon.connector.plant;

/** One stream of a device: what it measures, how it writes it, how often it speaks. */
record Channel(Writing writing, Cadence cadence, Signal signal) {}
