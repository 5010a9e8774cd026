package dev.andon.ui.map;

import dev.andon.ui.map.Marker.Look;
import dev.andon.ui.raster.PolygonFill;
import dev.andon.ui.raster.Raster;
import dev.andon.ui.theme.Theme;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of markers, each drawn once: a disc for a device, a square for a place, an arrow for what moves, a ring with room for a number for
 * a cluster. Alive is full, asleep is hollow, silent is grey and hatched; so they differ without colour too. Knows no toolkit; by one thread.
 */
final class MarkerStamps {

    /** Radius of a device's disc, px. */
    static final double RADIUS = 5.5;

    /** Half the width of a place's square, px. */
    static final double SQUARE = 6.5;

    private static final double HALO = 1.5;
    private static final double RING = 1.75;
    private static final double FIELD = 2 * (SQUARE + HALO + 1);
    private static final double ARROW_FIELD = 26;
    private static final int DIRECTIONS = 48;
    private static final int SHARES = 24;
    private static final double BAND = 4;

    private final double scale;
    private final int process;
    private final int grey;
    private final int ground;
    private final int sleeping;
    // Found by number, since of arrows there may be ten thousand in a frame.
    private final @Nullable Raster[] arrows = new @Nullable Raster[Look.values().length * DIRECTIONS];
    private final Map<String, Raster> made = new HashMap<>();

    /** @param scale device pixels for one logical one */
    MarkerStamps(Theme theme, double scale) {
        this.scale = scale;
        process = theme.colour("process");
        grey = theme.colour("ink-3");
        ground = theme.colour("raised");
        sleeping = theme.colour("band");
    }

    /** A device that stands. */
    Raster disc(Look look) {
        return made.computeIfAbsent("disc" + look, key -> {
            Raster picture = field(FIELD);
            double middle = FIELD / 2;
            picture.disc(middle, middle, RADIUS + HALO, ground, 1);
            if (look == Look.LIVE) {
                picture.disc(middle, middle, RADIUS, process, 1);
            } else {
                hatchRound(picture, middle, look);
                picture.ring(middle, middle, RADIUS - RING / 2, RING, ink(look), 1);
            }
            return picture;
        });
    }

    /** A place. */
    Raster square(Look look) {
        return made.computeIfAbsent("square" + look, key -> {
            Raster picture = field(FIELD);
            double begin = FIELD / 2 - SQUARE;
            double side = 2 * SQUARE;
            picture.fill(begin - HALO, begin - HALO, side + 2 * HALO, side + 2 * HALO, ground, 1);
            picture.fill(begin, begin, side, side, ink(look), 1);
            if (look != Look.LIVE) {
                picture.fill(begin + RING, begin + RING, side - 2 * RING, side - 2 * RING, ground, 1);
                if (look == Look.SILENT) {
                    stripes(picture, begin + RING, side - 2 * RING);
                }
            }
            return picture;
        });
    }

    /**
     * A device that goes somewhere.
     *
     * @param heading degrees clockwise from north
     * @param hollow whether it may be elsewhere by now
     */
    Raster arrow(double heading, Look look, boolean hollow) {
        int step = Math.floorMod(Math.round(heading * DIRECTIONS / 360), DIRECTIONS);
        Look shown = hollow && look == Look.LIVE ? Look.UNKNOWN : look;
        int index = shown.ordinal() * DIRECTIONS + step;
        Raster known = arrows[index];
        if (known == null) {
            known = drawnArrow(step, shown);
            arrows[index] = known;
        }
        return known;
    }

    private Raster drawnArrow(int step, Look look) {
        double angle = Math.toRadians(step * 360.0 / DIRECTIONS);
        Raster picture = field(ARROW_FIELD);
        picture.stamp(kite(angle, 12.5, ground, ground), ARROW_FIELD / 2, ARROW_FIELD / 2);
        picture.stamp(kite(angle, 10, ink(look), ink(look)), ARROW_FIELD / 2, ARROW_FIELD / 2);
        if (look != Look.LIVE) {
            picture.stamp(kite(angle, 5.8, ground, ground), ARROW_FIELD / 2, ARROW_FIELD / 2);
        }
        return picture;
    }

    /**
     * A cluster: a ring whose parts are as large as the shares of its devices that are alive, asleep, and neither.
     *
     * @param live share, 0 to 1
     * @param asleep share, 0 to 1
     */
    Raster ring(double radius, double live, double asleep) {
        int liveParts = parts(live);
        int sleepingParts = parts(asleep);
        return made.computeIfAbsent("ring" + radius + "/" + liveParts + "/" + sleepingParts, key -> {
            double field = 2 * (radius + HALO + 1);
            Raster picture = field(field);
            picture.disc(field / 2, field / 2, radius + HALO, ground, 1);
            band(picture, field / 2, radius, liveParts, sleepingParts);
            return picture;
        });
    }

    /** Round what is chosen. */
    Raster choice(double radius, int ink) {
        return made.computeIfAbsent("choice" + radius + "/" + ink, key -> {
            double field = 2 * (radius + 3);
            Raster picture = field(field);
            picture.ring(field / 2, field / 2, radius, 2, ink, 1);
            return picture;
        });
    }

    // What is not none is seen, and what is not all leaves something to see.
    private static int parts(double share) {
        return share <= 0 ? 0 : share >= 1 ? SHARES : Math.clamp(Math.round(share * SHARES), 1, SHARES - 1);
    }

    private void band(Raster picture, double middle, double radius, int liveParts, int sleepingParts) {
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                double across = (column + 0.5) / scale - middle;
                double down = (row + 0.5) / scale - middle;
                double off = Math.abs(Math.hypot(across, down) - (radius - BAND / 2));
                double cover = Math.clamp((BAND / 2 - off) * scale + 0.5, 0, 1);
                double part = (Math.atan2(across, -down) / (2 * Math.PI) + 1) % 1 * SHARES;
                boolean silent = part >= liveParts + sleepingParts;
                int ink = part < liveParts ? process : silent ? grey : sleeping;
                // The silent part is hatched, as everything silent.
                double strength = silent && Math.floorMod((int) ((across + down) * 1.2 + 100), 4) < 2 ? 0.35 : 1;
                picture.column(column, row, row + 1.0, ink, cover * strength);
            }
        }
    }

    private void hatchRound(Raster picture, double middle, Look look) {
        if (look == Look.SILENT) {
            for (double off = -3; off <= 3; off += 3) {
                double half = Math.sqrt(RADIUS * RADIUS - off * off) - RING;
                double root = Math.sqrt(0.5);
                picture.line(
                        middle + (off - half) * root,
                        middle + (off + half) * root,
                        middle + (off + half) * root,
                        middle + (off - half) * root,
                        1,
                        grey,
                        1);
            }
        }
    }

    private void stripes(Raster picture, double begin, double side) {
        for (double off = -side; off <= side; off += 4) {
            picture.line(
                    begin + Math.max(0, off),
                    begin + Math.min(side, side + off),
                    begin + Math.min(side, side + off),
                    begin + Math.max(0, off),
                    1,
                    grey,
                    1);
        }
    }

    private int ink(Look look) {
        return look == Look.LIVE || look == Look.SLEEPING ? process : grey;
    }

    /** A kite with a notch, its tip towards an angle. */
    private Raster kite(double angle, double length, int inside, int line) {
        Raster picture = field(ARROW_FIELD);
        PolygonFill fill = new PolygonFill(picture.width(), picture.height());
        double[] aheads = {length, -0.75 * length, -0.4 * length, -0.75 * length};
        double[] asides = {0, 0.68 * length, 0, -0.68 * length};
        for (int corner = 0; corner < aheads.length; corner++) {
            int next = (corner + 1) % aheads.length;
            fill.edge(
                    across(angle, aheads[corner], asides[corner]),
                    down(angle, aheads[corner], asides[corner]),
                    across(angle, aheads[next], asides[next]),
                    down(angle, aheads[next], asides[next]));
        }
        fill.paint(picture, 0, inside, line);
        return picture;
    }

    private double across(double angle, double ahead, double aside) {
        return (ARROW_FIELD / 2 + ahead * Math.sin(angle) + aside * Math.cos(angle)) * scale;
    }

    private double down(double angle, double ahead, double aside) {
        return (ARROW_FIELD / 2 - ahead * Math.cos(angle) + aside * Math.sin(angle)) * scale;
    }

    private Raster field(double size) {
        int side = (int) Math.ceil(size * scale);
        return new Raster(side, side, scale);
    }
}
