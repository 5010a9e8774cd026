package dev.andon.connector.plant;

import dev.andon.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Fleets for tests, and what they say. */
final class Plants {

    /** A Tuesday morning at eight, plant time: the day shift is at work. */
    static final double START = 1_794_898_800;

    private Plants() {}

    /** The usual fleet with the usual script. */
    static Fleet usual() {
        return usual(1);
    }

    /** The same that speaks so often, Hz. */
    static Fleet usual(double rate) {
        return new Fleet(7, Fleet.USUAL, rate, 1, Script.typical(), START);
    }

    /** The same fleet while all is well. */
    static Fleet quiet() {
        return new Fleet(7, Fleet.USUAL, 1, 1, Script.QUIET, START);
    }

    /** The streams of one device. */
    static List<Fleet.Stream> streams(Fleet fleet, String device) {
        List<Fleet.Stream> streams = fleet.streams().stream()
                .filter(stream -> stream.member().id().equals(device))
                .toList();
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("the plant has no " + device);
        }
        return streams;
    }

    /** What one of a device's streams says between two times, seconds from the start. */
    static List<Telegram> telegrams(Fleet.Stream stream, Fleet fleet, double from, double to) {
        List<Telegram> said = new ArrayList<>();
        for (long turn = stream.schedule().due(from); turn < stream.schedule().due(to); turn++) {
            fleet.telegrams(stream, turn, said::add);
        }
        return said;
    }

    /** What a device reads of all its points, so many seconds from the start. */
    static List<Reading> read(Fleet fleet, String device, double elapsed) {
        return streams(fleet, device).stream()
                .flatMap(stream -> Fleet.readings(stream, fleet.moment(elapsed)).stream())
                .toList();
    }

    /** What a device reads of a number, so many seconds from the start. */
    static double number(Fleet fleet, String device, String point, double elapsed) {
        return read(fleet, device, elapsed).stream()
                .filter(reading -> reading.name().equals(point))
                .map(reading -> ((Value.Num) reading.value()).number())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(device + " has no number " + point));
    }

    /** What a device reads of a flag. */
    static boolean flag(Fleet fleet, String device, String point, double elapsed) {
        return read(fleet, device, elapsed).stream()
                .filter(reading -> reading.name().equals(point))
                .map(reading -> ((Value.Flag) reading.value()).on())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(device + " has no flag " + point));
    }
}
