package dev.andon.connector.plant;

import static dev.andon.connector.plant.Cadence.FAST;
import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;
import static dev.andon.connector.plant.Writing.FLAT;
import static dev.andon.connector.plant.Writing.NESTED;
import static dev.andon.connector.plant.Writing.SENML;

import java.util.List;

/** The machines of one bottling line, each feeling the line's pace as many seconds late as bottles take to reach it. */
final class LineMachines {

    private static final int CONVEYORS = 9;
    private static final int PRESSES = 2;
    private static final int PUMPS = 3;
    private static final int SENSORS = 4;

    private final World world;
    private final Line line;
    private final Site site;
    private final String path;

    /** @param path of the line's devices, such as {@code bottling/line1} */
    LineMachines(World world, Line line, Site site, String path) {
        this.world = world;
        this.line = line;
        this.site = site;
        this.path = path;
    }

    /** Adds every machine of the line, those people look at first first. */
    void addAll() {
        add("filler", FLAT, this::filler);
        add("capper", FLAT, this::capper);
        add("labeller", FLAT, this::labeller);
        add("packer", FLAT, this::packer);
        site.add(path + "/meter", Meter.over(world, path + "/meter", 45, 0.32, List.of(line)));
        for (int press = 1; press <= PRESSES; press++) {
            add("press" + press, FLAT, this::press);
        }
        add("depalletiser", FLAT, this::depalletiser);
        add("rinser", FLAT, this::rinser);
        add("pasteuriser", NESTED, this::pasteuriser);
        add("inspector", FLAT, this::inspector);
        add("palletiser", FLAT, this::palletiser);
        for (int pump = 1; pump <= PUMPS; pump++) {
            site.add(path + "/pump" + pump, Pump.channel(world, path + "/pump" + pump, line::load));
        }
        for (int sensor = 1; sensor <= SENSORS; sensor++) {
            add("sensor" + sensor, SENML, this::vibration);
        }
        for (int conveyor = 1; conveyor <= CONVEYORS; conveyor++) {
            add("conveyor" + conveyor, FLAT, this::conveyor);
        }
    }

    private List<Reading> filler(Noise noise, double t) {
        return List.of(
                number("rate", "/min", line.rate(t, 0), 0),
                number("level", "%", 62 + 6 * noise.of("level").smooth(t / 50) + 0.4 * noise.grain(t), 1),
                number("temperature", "Cel", 6.4 + 0.8 * noise.smooth(t / 900) + 0.05 * noise.grain(t), 2),
                number("pressure", "bar", 2.9 + 0.25 * line.load(t) + 0.02 * noise.grain(t), 2),
                number("bottles", "{bottles}", line.made(t, 0), 0),
                flag("running", line.running(t, 0)));
    }

    private List<Reading> capper(Noise noise, double t) {
        return List.of(
                number("rate", "/min", line.rate(t, 12), 0),
                number("torque", "N.m", 1.6 + 0.12 * noise.smooth(t / 300) + 0.05 * noise.grain(t), 2),
                number("rejects", "{bottles}", Math.floor(line.made(t, 12) * 0.0011), 0),
                flag("running", line.running(t, 12)));
    }

    private List<Reading> labeller(Noise noise, double t) {
        return List.of(
                number("rate", "/min", line.rate(t, 55), 0),
                number("glue", "Cel", 148 + 2.5 * noise.smooth(t / 240) + 0.2 * noise.grain(t), 1),
                number("rejects", "{bottles}", Math.floor(line.made(t, 55) * 0.0007), 0),
                flag("running", line.running(t, 55)));
    }

    private List<Reading> packer(double t) {
        return List.of(
                number("rate", "/min", line.rate(t, 80) / 12, 1),
                number("cases", "{cases}", Math.floor(line.made(t, 80) / 12), 0),
                flag("running", line.running(t, 80)));
    }

    private List<Reading> depalletiser(double t) {
        return List.of(
                number("rate", "/min", line.rate(t, -25), 0),
                number("pallets", "{pallets}", Math.floor(line.made(t, -25) / 1_920), 0),
                flag("running", line.running(t, -25)));
    }

    private List<Reading> rinser(Noise noise, double t) {
        return List.of(
                number("rate", "/min", line.rate(t, -10), 0),
                number("pressure", "bar", 0.4 + 2.6 * line.load(t, -10) + 0.04 * noise.grain(t), 2),
                flag("running", line.running(t, -10)));
    }

    private List<Reading> pasteuriser(Noise noise, double t) {
        double drift = 0.5 * noise.smooth(t / 400);
        return List.of(
                number("zone.heat", "Cel", 55 + drift + 0.1 * noise.grain(t), 1),
                number("zone.hold", "Cel", 63 + 0.6 * drift + 0.08 * noise.grain(t + 1), 1),
                number("zone.cool", "Cel", 31 + 2 * drift + 0.1 * noise.grain(t + 2), 1),
                number("units", "{PU}", 24 + 3 * noise.of("units").smooth(t / 200), 1),
                flag("running", line.running(t, 30)));
    }

    private List<Reading> inspector(Noise noise, double t) {
        double seen = line.made(t, 20);
        return List.of(
                number("inspected", "{bottles}", seen, 0),
                number("rejected", "{bottles}", Math.floor(seen * 0.0024), 0),
                number("share", "%", 0.24 + 0.08 * noise.smooth(t / 180), 2));
    }

    private List<Reading> palletiser(double t) {
        return List.of(
                number("rate", "/h", line.rate(t, 120) * 60 / 1_920, 1),
                number("pallets", "{pallets}", Math.floor(line.made(t, 120) / 1_920), 0),
                flag("running", line.running(t, 120)));
    }

    private List<Reading> press(Noise noise, double t) {
        double load = line.load(t);
        return List.of(
                number("temperature", "Cel", 47 + 7 * load + 3 * noise.smooth(t / 1_500) + 0.2 * noise.grain(t), 1),
                number("speed", "%", 78 * load + 0.8 * noise.grain(t + 1) * load, 1),
                number("pressure", "bar", load == 0 ? 12 : 168 + 12 * load + 3 * noise.grain(t + 2), 0),
                number("vibration", "mm/s", 0.3 + 2.1 * load + 0.25 * noise.grain(t + 3) * load, 2),
                flag("running", line.running(t, 0)));
    }

    private List<Reading> vibration(Noise noise, double t) {
        double load = line.load(t);
        return List.of(
                number("acceleration", "m/s2", 0.15 + 1.1 * load + 0.12 * noise.grain(t) * load, 2),
                number("velocity", "mm/s", 0.2 + 1.8 * load + 0.2 * noise.grain(t + 1) * load, 2),
                number("temperature", "Cel", 31 + 8 * load + 2 * noise.smooth(t / 1_200), 1));
    }

    private List<Reading> conveyor(Noise noise, double t) {
        double load = line.load(t, noise.between(0, 100, 0));
        return List.of(
                number("speed", "m/s", 0.62 * load, 2),
                number("load", "%", 8 + 52 * load + 4 * noise.smooth(t / 30) * load, 0),
                flag("running", load > 0));
    }

    private void add(String name, Writing writing, NoisySignal signal) {
        Noise noise = world.noise().of(path + '/' + name);
        add(name, writing, t -> signal.at(noise, t));
    }

    private void add(String name, Writing writing, Signal signal) {
        site.add(path + '/' + name, new Channel(writing, FAST, signal));
    }

    /** A signal that takes the noise of its own device. */
    @FunctionalInterface
    private interface NoisySignal {
        List<Reading> at(Noise noise, double t);
    }
}
