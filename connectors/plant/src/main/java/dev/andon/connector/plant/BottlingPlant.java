package dev.andon.connector.plant;

import java.util.ArrayList;
import java.util.List;

/** The bottling plant: three lines and what serves them. */
final class BottlingPlant {

    static final String GATEWAY = "bottling";

    /** Bottles a minute of the first, second and third line. */
    private static final double[] NOMINAL = {420, 360, 300};

    private final World world;

    BottlingPlant(World world) {
        this.world = world;
    }

    /** The plant, as many times over as there are rounds. */
    List<Member> members(int rounds) {
        Site site = new Site(world, GATEWAY);
        for (int round = 0; round < rounds; round++) {
            List<Line> lines = new ArrayList<>();
            for (int place = 0; place < NOMINAL.length; place++) {
                String path = GATEWAY + "/line" + (round * NOMINAL.length + place + 1);
                Course dip = world.course(Fault.POWER_DIP, path + "/filler");
                Line line = new Line(world.noise().of(path), NOMINAL[place], dip);
                new LineMachines(world, line, site, path).addAll();
                lines.add(line);
            }
            new Utilities(world, lines, site).addAll(round);
        }
        return site.members();
    }
}
