package dev.andon.connector.plant;

import static dev.andon.connector.plant.Cadence.FAST;
import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;
import static dev.andon.connector.plant.Writing.FLAT;
import static dev.andon.connector.plant.Writing.NESTED;

import java.util.ArrayList;
import java.util.List;

/** The cold store: eight frozen rooms and the plant room that cools them. */
final class ColdStore {

    static final String GATEWAY = "coldstore";

    private static final int ROOMS = 8;
    private static final int DOORS = 12;
    private static final int COMPRESSORS = 4;
    private static final int CONDENSERS = 2;
    private static final int LEAK_DETECTORS = 2;
    private static final int METERS = 2;

    private static final String PLANT_ROOM = GATEWAY + "/plantroom/";

    private final World world;
    private final Site site;

    ColdStore(World world) {
        this.world = world;
        this.site = new Site(world, GATEWAY);
    }

    /** The store, as many times over as there are rounds. */
    List<Member> members(int rounds) {
        for (int round = 0; round < rounds; round++) {
            List<ColdRoom> rooms = rooms(round);
            plantRoom(round, rooms);
        }
        return site.members();
    }

    private List<ColdRoom> rooms(int round) {
        List<ColdRoom> rooms = new ArrayList<>();
        int door = round * DOORS + 1;
        for (int place = 0; place < ROOMS; place++) {
            int number = round * ROOMS + place + 1;
            // Every other room is passed through and has two doors.
            int doors = place % 2 == 1 ? 2 : 1;
            ColdRoom room = new ColdRoom(world, GATEWAY + "/room" + number);
            room.addAll(site, number, door, doors);
            rooms.add(room);
            door += doors;
        }
        return rooms;
    }

    private void plantRoom(int round, List<ColdRoom> rooms) {
        for (int place = 0; place < COMPRESSORS; place++) {
            String id = PLANT_ROOM + "compressor" + (round * COMPRESSORS + place + 1);
            site.add(id, compressor(world.noise().of(id), rooms, place));
        }
        for (int number = round * CONDENSERS + 1; number <= (round + 1) * CONDENSERS; number++) {
            String id = PLANT_ROOM + "condenser" + number;
            site.add(id, condenser(world.noise().of(id), rooms));
        }
        for (int number = round * LEAK_DETECTORS + 1; number <= (round + 1) * LEAK_DETECTORS; number++) {
            String id = PLANT_ROOM + "detector" + number;
            Noise noise = world.noise().of(id);
            site.add(
                    id,
                    new Channel(
                            FLAT,
                            FAST,
                            t -> List.of(
                                    number(
                                            "ammonia",
                                            "[ppm]",
                                            2 + 1.2 * noise.smooth(t / 400) + 0.2 * noise.grain(t),
                                            1),
                                    number(
                                            "temperature",
                                            "Cel",
                                            19 + 2 * noise.of("air").smooth(t / 1_800),
                                            1))));
        }
        for (int number = round * METERS + 1; number <= (round + 1) * METERS; number++) {
            String id = PLANT_ROOM + "meter" + number;
            // Counted at the mean of the power: the rooms' duty has no simple integral.
            site.add(id, Meter.channel(world, id, t -> 30 + 190 * duty(rooms, t), t -> 115 * Day.hour(t)));
        }
    }

    private static double duty(List<ColdRoom> rooms, double t) {
        return rooms.stream().mapToDouble(room -> room.duty(t)).average().orElse(0);
    }

    private Channel compressor(Noise noise, List<ColdRoom> rooms, int place) {
        Cycle cycle = new Cycle(noise.between(240, 360, 0), noise.between(0, 240, 1));
        return new Channel(NESTED, FAST, t -> {
            double share = Math.clamp(duty(rooms, t) * COMPRESSORS - place + 0.3, 0, 0.96);
            boolean running = cycle.on(t, share);
            double head = 11.2 + 0.12 * (world.outside(t) - 12) + (running ? 0.9 : 0);
            return List.of(
                    number("pressure.suction", "bar", (running ? 1.1 : 1.9) + 0.03 * noise.grain(t), 2),
                    number("pressure.discharge", "bar", head + 0.05 * noise.grain(t + 1), 2),
                    number("oil", "Cel", 48 + 14 * share + 2 * cycle.swing(t, share) + 0.2 * noise.grain(t + 2), 1),
                    number("current", "A", running ? 118 + 3 * noise.grain(t + 3) : 0, 0),
                    number("hours", "h", noise.between(12_000, 40_000, 2) + (t - world.start()) / 3_600, 1),
                    flag("running", running));
        });
    }

    private Channel condenser(Noise noise, List<ColdRoom> rooms) {
        return new Channel(
                FLAT,
                FAST,
                t -> List.of(
                        number("fan", "/min", 320 + 480 * duty(rooms, t) + 6 * noise.grain(t), 0),
                        number("temperature", "Cel", world.outside(t) + 11 + 0.2 * noise.grain(t + 1), 1),
                        flag("running", duty(rooms, t) > 0)));
    }
}
