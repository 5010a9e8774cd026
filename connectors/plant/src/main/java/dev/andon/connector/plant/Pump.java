package dev.andon.connector.plant;

import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A pump that follows a demand; it has no clock and puts each value on its own topic. */
final class Pump {

    private static final double LEAST_DEMAND = 0.05;

    private Pump() {}

    /** @param demand at a time, 0 to about 1 */
    static Channel channel(World world, String id, DoubleUnaryOperator demand) {
        Noise noise = world.noise().of(id);
        Course dip = world.course(Fault.POWER_DIP, id);
        double nominal = noise.between(14, 30, 0);
        return new Channel(Writing.PLAIN, Cadence.FAST, t -> {
            double wanted = demand.applyAsDouble(t);
            boolean running = wanted > LEAST_DEMAND && !dip.active(t);
            double speed = running ? 0.35 + 0.65 * wanted : 0;
            return List.of(
                    number("flow", "m3/h", nominal * speed * (1 + 0.01 * noise.grain(t)), 1),
                    number("pressure", "bar", 0.8 + 3.4 * speed * speed + 0.03 * noise.grain(t + 1), 2),
                    number("current", "A", 9.5 * speed * (1 + 0.02 * noise.grain(t + 2)), 1),
                    flag("running", running));
        });
    }
}
