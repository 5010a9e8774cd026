package dev.andon.connector.plant;

import static dev.andon.connector.plant.Cadence.BATCH;
import static dev.andon.connector.plant.Cadence.FAST;
import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;
import static dev.andon.connector.plant.Writing.FLAT;
import static dev.andon.connector.plant.Writing.NESTED;
import static dev.andon.connector.plant.Writing.TIMED;

import java.util.List;

/** What serves the lines: compressed air, cold, heat, water, tanks and power. */
final class Utilities {

    private static final int COMPRESSORS = 4;
    private static final int CHILLERS = 2;
    private static final int PUMPS = 4;
    private static final int TANKS = 7;
    /** What each meter measures: a standing load in kW, and a share for each bottle a minute. */
    private static final double[][] METERS = {{310, 0.61}, {38, 0.16}, {64, 0.11}, {92, 0}};

    private static final String PATH = "bottling/utilities/";
    /** How much hotter than usual the scripted compressor's oil becomes, Cel. */
    private static final double OVERHEATING = 34;

    private static final double COOLING_DOWN = 420;

    private final World world;
    private final List<Line> lines;
    private final Site site;

    Utilities(World world, List<Line> lines, Site site) {
        this.world = world;
        this.lines = lines;
        this.site = site;
    }

    /** Adds the services of three lines; round 0 are those of the first three, and so on. */
    void addAll(int round) {
        each(
                round,
                COMPRESSORS,
                "compressor",
                (id, number) -> site.add(id, compressor(id, (number - 1) % COMPRESSORS)));
        each(
                round,
                METERS.length,
                "meter",
                (id, number) -> site.add(id, meter(id, METERS[(number - 1) % METERS.length])));
        each(round, CHILLERS, "chiller", (id, number) -> site.add(id, chiller(id)));
        each(round, 1, "boiler", (id, number) -> site.add(id, boiler(id)));
        each(round, PUMPS, "pump", (id, number) -> site.add(id, Pump.channel(world, id, this::demand)));
        each(round, TANKS, "tank", (id, number) -> site.add(id, tank(id)));
        each(round, 1, "dryer", (id, number) -> site.add(id, dryer(id)));
        each(round, 1, "water", (id, number) -> site.add(id, water(id)));
        each(round, 1, "weather", (id, number) -> site.add(id, weather(id)));
    }

    /** How busy the lines are together, 0 to about 1. */
    private double demand(double t) {
        return lines.stream().mapToDouble(line -> line.load(t)).average().orElse(0);
    }

    private Channel compressor(String id, int place) {
        Noise noise = world.noise().of(id);
        Course heating = world.course(Fault.HEATING, id);
        Course dip = world.course(Fault.POWER_DIP, id);
        Cycle cycle = new Cycle(noise.between(80, 110, 0), noise.between(0, 80, 1));
        return new Channel(Writing.SECONDS, FAST, t -> {
            // They come in one after the other as more air is wanted.
            double duty = Math.clamp(0.15 + demand(t) * (COMPRESSORS - 0.7) - place, 0, 0.95);
            boolean running = duty > 0 && !dip.active(t);
            boolean loaded = running && cycle.on(t, duty);
            double hot = heating.lingering(t, COOLING_DOWN);
            double oil =
                    58 + 14 * duty + 1.6 * cycle.swing(t, duty) + 0.3 * (world.outside(t) - 12) + OVERHEATING * hot;
            double pressure = 7.05 + 0.35 * cycle.swing(t, duty) - (dip.active(t) ? 1.8 * dip.progress(t) : 0);
            double current = running ? (loaded ? 62 + 9 * hot : 24) + 0.8 * noise.grain(t + 2) : 0;
            return List.of(
                    number("oil", "Cel", oil + 0.2 * noise.grain(t), 1),
                    number("pressure", "bar", pressure + 0.01 * noise.grain(t + 1), 2),
                    number("current", "A", current, 1),
                    number("hours", "h", hours(noise, t), 1),
                    flag("loaded", loaded),
                    flag("running", running));
        });
    }

    private double hours(Noise noise, double t) {
        return noise.between(8_000, 30_000, 2) + (t - world.start()) / 3_600;
    }

    private Channel meter(String id, double[] load) {
        return Meter.over(world, id, load[0], load[1], lines);
    }

    private Channel chiller(String id) {
        Noise noise = world.noise().of(id);
        Cycle cycle = new Cycle(noise.between(500, 700, 0), noise.between(0, 500, 1));
        return new Channel(FLAT, FAST, t -> {
            double duty = 0.45 + 0.35 * demand(t);
            boolean running = cycle.on(t, duty);
            double supply = 2.4 - 0.8 * cycle.swing(t, duty) + 0.05 * noise.grain(t);
            return List.of(
                    number("supply", "Cel", supply, 2),
                    number("return", "Cel", supply + 3.2 + 1.6 * demand(t), 2),
                    number("power", "kW", running ? 74 + 1.2 * noise.grain(t + 1) : 3.5, 1),
                    flag("running", running));
        });
    }

    private Channel boiler(String id) {
        Noise noise = world.noise().of(id);
        Cycle burner = new Cycle(240, noise.between(0, 240, 0));
        return new Channel(NESTED, FAST, t -> {
            double duty = 0.3 + 0.4 * demand(t);
            return List.of(
                    number("steam.pressure", "bar", 6.1 + 0.5 * burner.swing(t, duty) + 0.01 * noise.grain(t), 2),
                    number("steam.temperature", "Cel", 165 + 3 * burner.swing(t, duty) + 0.1 * noise.grain(t + 1), 1),
                    number("gas", "m3/h", burner.on(t, duty) ? 96 + noise.grain(t + 2) : 4, 1),
                    flag("running", burner.on(t, duty)));
        });
    }

    private Channel tank(String id) {
        Noise noise = world.noise().of(id);
        Cycle filling = new Cycle(noise.between(5_400, 10_800, 0), noise.between(0, 10_800, 1));
        return new Channel(
                TIMED,
                BATCH,
                t -> List.of(
                        number("level", "%", 28 + 60 * filling.swing(t, 0.25) + 0.1 * noise.grain(t), 1),
                        number(
                                "temperature",
                                "Cel",
                                5.5 + 1.2 * noise.smooth(t / 3_600) + 0.03 * noise.grain(t + 1),
                                2)));
    }

    private Channel dryer(String id) {
        Noise noise = world.noise().of(id);
        return new Channel(
                FLAT,
                FAST,
                t -> List.of(
                        number("dewPoint", "Cel", -38 + 4 * demand(t) + 1.5 * noise.smooth(t / 600), 1),
                        number("pressure", "bar", 6.9 + 0.12 * noise.smooth(t / 60), 2)));
    }

    private Channel water(String id) {
        Noise noise = world.noise().of(id);
        return new Channel(
                FLAT,
                FAST,
                t -> List.of(
                        number("conductivity", "uS/cm", 212 + 14 * noise.smooth(t / 1_800) + noise.grain(t), 0),
                        number(
                                "ph",
                                "[pH]",
                                7.25 + 0.12 * noise.of("ph").smooth(t / 2_400) + 0.01 * noise.grain(t + 1),
                                2),
                        number("flow", "m3/h", 6 + 34 * demand(t) + 0.4 * noise.grain(t + 2), 1)));
    }

    private Channel weather(String id) {
        Noise noise = world.noise().of(id);
        return new Channel(
                Writing.SENML,
                FAST,
                t -> List.of(
                        number("temperature", "Cel", world.outside(t), 1),
                        number("humidity", "%", 72 - 14 * Day.warmth(t) + 6 * noise.smooth(t / 5_400), 0),
                        number(
                                "wind",
                                "m/s",
                                Math.abs(4.5 + 3 * noise.of("wind").smooth(t / 600) + 0.6 * noise.grain(t)),
                                1)));
    }

    private static void each(int round, int count, String name, Numbered numbered) {
        for (int number = round * count + 1; number <= (round + 1) * count; number++) {
            numbered.add(PATH + name + number, number);
        }
    }

    /** Adds one of several of a kind. */
    @FunctionalInterface
    private interface Numbered {
        void add(String id, int number);
    }
}
