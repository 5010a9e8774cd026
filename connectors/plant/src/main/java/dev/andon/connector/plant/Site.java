package dev.andon.connector.plant;

import static dev.andon.connector.plant.Reading.number;

import java.util.ArrayList;
import java.util.List;

/** The devices behind one gateway while they are put together; the gateway is the first of them. */
final class Site {

    private static final String STATUS = "/status";

    private final String gateway;
    private final List<Member> members = new ArrayList<>();

    Site(World world, String gateway) {
        this.gateway = gateway;
        Noise noise = world.noise().of(gateway);
        add(
                gateway,
                new Channel(
                        Writing.FLAT,
                        Cadence.FAST,
                        t -> List.of(
                                number("uptime", "s", t - world.start(), 0),
                                number("temperature", "Cel", 44 + 3 * noise.smooth(t / 600) + 0.2 * noise.grain(t), 1),
                                number(
                                        "signal",
                                        "dB[mW]",
                                        -71 + 5 * noise.of("signal").smooth(t / 120),
                                        0))));
    }

    /** Where a gateway says whether it is there: retained, and its last will. */
    static String statusTopic(String gateway) {
        return gateway + STATUS;
    }

    void add(String id, Channel... channels) {
        members.add(new Member(id, gateway, List.of(channels)));
    }

    List<Member> members() {
        return members;
    }
}
