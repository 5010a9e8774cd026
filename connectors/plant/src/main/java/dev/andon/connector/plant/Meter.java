package dev.andon.connector.plant;

import static dev.andon.connector.plant.Reading.number;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** An energy meter: what it shows follows what hangs on it. */
final class Meter {

    private static final double PHASES_TIMES_VOLTS = Math.sqrt(3) * 400;

    private Meter() {}

    /**
     * A meter over bottling lines.
     *
     * @param idle power that is always drawn, kW
     * @param share power for each bottle a minute, kW
     */
    static Channel over(World world, String id, double idle, double share, List<Line> lines) {
        // A bottle a minute for a minute is one bottle: the energy is the exact integral of the power.
        return channel(
                world,
                id,
                t -> idle
                        + share
                                * lines.stream()
                                        .mapToDouble(line -> line.rate(t, 0))
                                        .sum(),
                t -> idle * Day.hour(t)
                        + share
                                / 60
                                * lines.stream()
                                        .mapToDouble(line -> line.made(t, 0))
                                        .sum());
    }

    /**
     * A meter.
     *
     * @param power at a time, kW
     * @param energy since midnight, kW.h
     */
    static Channel channel(World world, String id, DoubleUnaryOperator power, DoubleUnaryOperator energy) {
        Noise noise = world.noise().of(id);
        Course dip = world.course(Fault.POWER_DIP, id);
        return new Channel(Writing.SECONDS, Cadence.FAST, t -> {
            double drawn = power.applyAsDouble(t) * (1 + 0.01 * noise.grain(t)) * (dip.active(t) ? 0.4 : 1);
            return readings(noise, t, drawn, energy.applyAsDouble(t), dip.active(t) ? 0.76 : 1);
        });
    }

    private static List<Reading> readings(Noise noise, double t, double power, double energy, double sag) {
        double factor = 0.9 + 0.03 * noise.of("factor").smooth(t / 300);
        double current = power * 1e3 / (PHASES_TIMES_VOLTS * factor);
        return List.of(
                number("power", "kW", power, 1),
                number("energy", "kW.h", energy, 1),
                number("factor", "1", factor, 3),
                number("voltage1", "V", voltage(noise, t, 1) * sag, 1),
                number("voltage2", "V", voltage(noise, t, 2) * sag, 1),
                number("voltage3", "V", voltage(noise, t, 3) * sag, 1),
                number("current1", "A", current * 1.02, 1),
                number("current2", "A", current * 0.99, 1),
                number("current3", "A", current * 0.99, 1));
    }

    private static double voltage(Noise noise, double t, int phase) {
        return 231 + 1.8 * noise.smooth(t / 500 + 1_000 * phase) + 0.3 * noise.grain(t + phase);
    }
}
