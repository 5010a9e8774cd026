package dev.andon.connector.plant;

import static dev.andon.connector.plant.Cadence.FAST;
import static dev.andon.connector.plant.Cadence.SLOW;
import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;
import static dev.andon.connector.plant.Reading.text;
import static dev.andon.connector.plant.Writing.FLAT;
import static dev.andon.connector.plant.Writing.NESTED;
import static dev.andon.connector.plant.Writing.SENML;

import java.util.ArrayList;
import java.util.List;

/** A frozen room: its air, its doors, the units that cool it and the sensors hung up in it. */
final class ColdRoom {

    private static final double SETPOINT = -21;
    private static final Warmth WARMTH = new Warmth(15, 540, 480);
    private static final int FREEZERS = 2;
    private static final int SENSORS = 4;
    private static final double DEFROST_SHARE = 0.05;

    private final World world;
    private final String path;
    private final Noise noise;
    private final Cycle cooling;
    private final Cycle defrost;
    private final List<Door> doors = new ArrayList<>();

    /** @param path of the room's devices, such as {@code coldstore/room2} */
    ColdRoom(World world, String path) {
        this.world = world;
        this.path = path;
        noise = world.noise().of(path);
        cooling = new Cycle(noise.between(420, 660, 0), noise.between(0, 600, 1));
        defrost = new Cycle(6 * 3_600, noise.between(0, 6 * 3_600, 2));
    }

    /** Air in the middle of the room, Cel. */
    double temperature(double t) {
        double ripple = 0.9 * (0.5 - cooling.swing(t, duty(t)));
        double thaw = defrost.on(t, DEFROST_SHARE) ? 2.4 * defrost.phase(t) / DEFROST_SHARE : 0;
        double afterThaw =
                defrost.on(t, DEFROST_SHARE) ? 0 : 2.4 * StrictMath.exp(-(defrost.phase(t) - DEFROST_SHARE) * 40);
        return SETPOINT + ripple + thaw + afterThaw + doorWarming(t) + 0.3 * noise.smooth(t / 1_800);
    }

    /** How hard its units must work, 0 to 1. */
    double duty(double t) {
        return Math.clamp(0.42 + 0.01 * (world.outside(t) - 12) + 0.06 * doorWarming(t), 0.1, 0.97);
    }

    /**
     * Adds the devices of the room; numbers count through the whole store.
     *
     * @param room from 1
     */
    void addAll(Site site, int room, int firstDoor, int doorCount) {
        for (int door = firstDoor; door < firstDoor + doorCount; door++) {
            Door added = new Door(world, path + "/door" + door);
            doors.add(added);
            site.add(path + "/door" + door, added.channels());
        }
        site.add(path + "/air", new Channel(FLAT, FAST, this::air));
        for (int unit = 1; unit <= FREEZERS; unit++) {
            String id = path + "/freezer" + ((room - 1) * FREEZERS + unit);
            site.add(id, freezer(world.noise().of(id)));
        }
        for (int sensor = 1; sensor <= SENSORS; sensor++) {
            String id = path + "/sensor" + ((room - 1) * SENSORS + sensor);
            site.add(id, sensor(id));
        }
    }

    private double doorWarming(double t) {
        double sum = 0;
        for (Door door : doors) {
            sum += door.warming(t, WARMTH);
        }
        return sum;
    }

    private List<Reading> air(double t) {
        return List.of(
                number("temperature", "Cel", temperature(t) + 0.05 * noise.grain(t), 2),
                number("humidity", "%", 82 + 4 * noise.of("humidity").smooth(t / 900) + 0.8 * doorWarming(t), 1),
                number("setpoint", "Cel", SETPOINT, 1),
                flag("defrost", defrost.on(t, DEFROST_SHARE)));
    }

    private Channel freezer(Noise own) {
        return new Channel(NESTED, FAST, t -> {
            boolean thawing = defrost.on(t, DEFROST_SHARE);
            boolean running = !thawing && cooling.on(t, duty(t));
            double back = temperature(t) + 0.4 + 0.1 * own.smooth(t / 60);
            return List.of(
                    number("air.supply", "Cel", back - (running ? 6.2 : 0.8) + 0.1 * own.grain(t), 1),
                    number("air.return", "Cel", back, 1),
                    number("fan", "/min", thawing ? 0 : running ? 1_350 + 12 * own.grain(t + 1) : 620, 0),
                    number("valve", "%", running ? 35 + 45 * duty(t) + own.grain(t + 2) : 0, 0),
                    text("state", thawing ? "defrosting" : running ? "cooling" : "idle"),
                    flag("running", running));
        });
    }

    private Channel sensor(String id) {
        Noise own = world.noise().of(id);
        Course drain = world.course(Fault.BATTERY_LOW, id);
        double corner = own.between(-0.8, 1.2, 0);
        double lag = own.between(20, 120, 1);
        double full = own.between(58, 99, 2);
        return new Channel(
                SENML,
                SLOW,
                t -> List.of(
                        number("temperature", "Cel", temperature(t - lag) + corner + 0.05 * own.grain(t), 2),
                        number("battery", "%", full - (full - 4) * drain.progress(t), 0),
                        number("signal", "dB[mW]", -84 + 7 * own.smooth(t / 600), 0)));
    }
}
