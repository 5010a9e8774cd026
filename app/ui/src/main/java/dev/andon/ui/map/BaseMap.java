package dev.andon.ui.map;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Coasts, borders and towns, as they ship with the program; {@code assets/basemap/README.md} has the format. Immutable. */
record BaseMap(List<Level> levels, List<Town> towns) {

    private static final String FOLDER = "/dev/andon/assets/map/";
    private static final byte[] SIGNATURE = "ANDONMAP1".getBytes(StandardCharsets.US_ASCII);
    private static final int TOWN_BITS = 22;

    /** One level of detail. */
    record Level(List<Line> land, List<Line> borders) {}

    /**
     * A line.
     *
     * @param points x and y in turn, in units of the world
     * @param left of what it reaches, as are the others
     */
    record Line(float[] points, float left, float top, float right, float bottom) {

        /** Whether it may be seen in a rectangle of the world. */
        boolean meets(double fromX, double fromY, double toX, double toY) {
            return left <= toX && right >= fromX && top <= toY && bottom >= fromY;
        }
    }

    /** A town; {@code thousands} of people live there. */
    record Town(String name, double x, double y, int thousands) {}

    BaseMap {
        levels = List.copyOf(levels);
        towns = List.copyOf(towns);
    }

    /** The coarsest level alone: read in a millisecond. */
    static Level coarsest() {
        return readLevels(1).getFirst();
    }

    /** Everything: read when it is first asked for, and one for all who show it. */
    static BaseMap whole() {
        return Whole.MAP;
    }

    private static final class Whole {
        private static final BaseMap MAP = new BaseMap(readLevels(Integer.MAX_VALUE), readTowns());
    }

    private static List<Level> readLevels(int most) {
        ByteArrayInputStream file = open("base.map");
        byte[] begin = new byte[SIGNATURE.length];
        file.readNBytes(begin, 0, begin.length);
        if (!Arrays.equals(SIGNATURE, begin)) {
            throw new UncheckedIOException(new IOException(FOLDER + "base.map is no base map"));
        }
        List<Level> levels = new ArrayList<>();
        for (int left = Math.min(most, unsigned(file)); left > 0; left--) {
            float size = 1 << unsigned(file);
            levels.add(new Level(lines(file, size), lines(file, size)));
        }
        return levels;
    }

    private static List<Line> lines(ByteArrayInputStream file, float size) {
        int count = unsigned(file);
        List<Line> lines = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            lines.add(line(file, size));
        }
        return lines;
    }

    private static Line line(ByteArrayInputStream file, float size) {
        float[] points = new float[2 * unsigned(file)];
        int x = 0;
        int y = 0;
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (int at = 0; at < points.length; at += 2) {
            x += signed(file);
            y += signed(file);
            points[at] = x / size;
            points[at + 1] = y / size;
            left = Math.min(left, points[at]);
            right = Math.max(right, points[at]);
            top = Math.min(top, points[at + 1]);
            bottom = Math.max(bottom, points[at + 1]);
        }
        return new Line(points, left, top, right, bottom);
    }

    private static List<Town> readTowns() {
        ByteArrayInputStream file = open("towns.map");
        int count = unsigned(file);
        double size = 1 << TOWN_BITS;
        List<Town> towns = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            double x = unsigned(file) / size;
            double y = unsigned(file) / size;
            int thousands = unsigned(file);
            byte[] name = new byte[unsigned(file)];
            file.readNBytes(name, 0, name.length);
            towns.add(new Town(new String(name, StandardCharsets.UTF_8), x, y, thousands));
        }
        return towns;
    }

    private static int signed(ByteArrayInputStream file) {
        int zigzag = unsigned(file);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    private static int unsigned(ByteArrayInputStream file) {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = file.read();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new UncheckedIOException(new IOException(FOLDER + ": the base map is damaged"));
    }

    private static ByteArrayInputStream open(String name) {
        try (InputStream file = BaseMap.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IOException("missing in the program: " + FOLDER + name);
            }
            return new ByteArrayInputStream(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
