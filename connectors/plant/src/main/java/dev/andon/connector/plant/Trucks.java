package dev.andon.connector.plant;

import static dev.andon.connector.plant.Reading.flag;
import static dev.andon.connector.plant.Reading.number;
import static dev.andon.connector.plant.Reading.text;

import dev.andon.model.GeoPosition;
import java.util.List;

/** The refrigerated trucks, all behind one gateway; whatever they send bears its time, for it may be delivered late. */
final class Trucks {

    static final String GATEWAY = "trucks";

    private static final int TRUCKS = 50;
    private static final double SETPOINT = 4;
    private static final Warmth WARMTH = new Warmth(4, 1_800, 1_200);
    /** While goods are moved the door stands open from the second to the ninth minute of every ten. */
    private static final double DOOR_TURN = 600;

    private static final double DOOR_OPENS = 120;
    private static final double DOOR_CLOSES = 540;
    /** Share of a full tank that a km takes, %. */
    private static final double FUEL_PER_KM = 0.07;

    private final World world;
    private final List<Road> roads = Roads.all();

    Trucks(World world) {
        this.world = world;
    }

    /** The fleet, as many times over as there are rounds. */
    List<Member> members(int rounds) {
        Site site = new Site(world, GATEWAY);
        for (int number = 1; number <= rounds * TRUCKS; number++) {
            String id = GATEWAY + "/truck" + number;
            Noise noise = world.noise().of(id);
            Road road = roads.get((number - 1) % roads.size());
            Journey journey = new Journey(road, noise.between(74, 84, 0), noise.between(0, 40_000, 1));
            site.add(
                    id,
                    new Channel(Writing.NESTED, Cadence.FAST, t -> moving(noise, journey, t)),
                    new Channel(Writing.FLAT, Cadence.CHANGE, t -> List.of(flag("door", doorOpen(journey.at(t))))),
                    new Channel(Writing.FLAT, Cadence.SLOW, t -> List.of(battery(noise, journey, t))));
        }
        return site.members();
    }

    private static List<Reading> moving(Noise noise, Journey journey, double t) {
        Journey.Place place = journey.at(t);
        GeoPosition position = journey.road().at(place.km());
        return List.of(
                number("latitude", "deg", position.latitude(), 5),
                number("longitude", "deg", position.longitude(), 5),
                number("speed", "km/h", place.speed(), 0),
                number("heading", "deg", Math.rint(place.heading()) % 360, 0),
                number("fuel", "%", 93 - FUEL_PER_KM * place.driven(), 1),
                number("cargo.temperature", "Cel", cargo(noise, place, t), 1),
                text("state", place.state()));
    }

    private static double cargo(Noise noise, Journey.Place place, double t) {
        Cycle cooling = new Cycle(noise.between(500, 800, 2), noise.between(0, 500, 3));
        return SETPOINT
                + 0.7 * (0.5 - cooling.swing(t, 0.4))
                + 0.2 * noise.smooth(t / 900)
                + doorWarming(place)
                + 0.04 * noise.grain(t);
    }

    private static boolean doorOpen(Journey.Place place) {
        double into = place.since() % DOOR_TURN;
        return !place.driving() && into >= DOOR_OPENS && into < DOOR_CLOSES;
    }

    /** What the door let in during this stop, or the last. */
    private static double doorWarming(Journey.Place place) {
        double now = place.driving() ? place.stop() + place.since() : place.since();
        double sum = 0;
        for (double turn = 0; turn + DOOR_OPENS < Math.min(now, place.stop()); turn += DOOR_TURN) {
            sum += WARMTH.at(now, turn + DOOR_OPENS, Math.min(turn + DOOR_CLOSES, place.stop()));
        }
        return sum;
    }

    private static Reading battery(Noise noise, Journey journey, double t) {
        boolean charging = journey.at(t).driving();
        return number("battery", "V", (charging ? 27.7 : 25.4) + 0.1 * noise.grain(t), 1);
    }
}
